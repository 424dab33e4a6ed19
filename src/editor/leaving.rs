//! How a workbook is left: closed once its words are safe, kept in a recovery copy, or let go.

use super::{Closing, Editor, Held, Moment};

impl Editor {
    /// Says whether the workbook can be closed without losing a word, and saves when that is what is missing.
    pub fn close(&mut self, now: Moment) -> Closing {
        if !self.can_edit() {
            return Closing::Ready;
        }
        self.write_time(now);
        self.settle(now, Held::Nothing);
        let closing = self.saver.close(&self.workbook, self.revision);
        if closing == Closing::Ready {
            self.leave_desk();
        }
        closing
    }

    /// Leaves what is in no file where the end of the program finds it.
    pub fn settle_for_the_end(&mut self, now: Moment) {
        self.settle(now, Held::Nothing);
        self.leave_for_an_emergency();
    }

    /// Agrees to close without a file: the words go to the recovery folder, and `close` waits until they are there.
    pub fn keep_in_recovery(&mut self) {
        if self.can_edit() {
            self.saver.keep_in_recovery(&self.workbook, self.revision);
        }
    }

    /// Agrees that the changes since the last save are lost, because the person said so.
    pub fn discard_changes(&mut self) {
        self.saver.give_up(self.revision);
    }
}
