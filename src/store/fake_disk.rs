//! A disk in memory that can be made to fail, lie, or stop the program at any call.
//!
//! It exists to prove what saving promises: it keeps apart what was written and what was flushed, so that a crash can
//! take away the rest, and it counts calls, so that a test can go through all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use super::disk::{Access, Disk, Kind, Metadata, NewFile, Readers};

/// Where time begins on this disk, in seconds since 1970: noon on 21 November 2026.
const NOON: u64 = 1_795_262_400;

/// What goes wrong at the chosen call.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// The call fails and does nothing.
    Fail(io::ErrorKind),
    /// The program ends before the call.
    Crash,
    /// A write stores half and reports success. Other calls are not affected.
    ShortWrite,
    /// The call fails this many times with an error that passes.
    Passing(usize),
    /// The call fails this many times with an error number of Windows.
    Code(i32, usize),
    /// Someone else writes a file just before the call.
    OtherWrites(PathBuf, &'static [u8]),
    /// Someone else removes a file just before the call.
    OtherRemoves(PathBuf),
}

/// What a crash leaves of names that were not flushed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CrashKeeps {
    /// New names reached the device although nobody waited for it.
    Names,
    /// Only what was flushed.
    Flushed,
}

#[derive(Clone, Default)]
pub(crate) struct FakeDisk(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    nodes: Vec<Node>,
    names: BTreeMap<PathBuf, usize>,
    flushed_names: BTreeMap<PathBuf, usize>,
    folders: BTreeSet<PathBuf>,
    private_folders: BTreeSet<PathBuf>,
    /// How each file was created, in order.
    created: Vec<(PathBuf, Readers)>,
    links: BTreeMap<PathBuf, PathBuf>,
    ticks: u64,
    calls: Vec<&'static str>,
    plan: Option<(usize, Fault)>,
    crashed: bool,
    paused: Duration,
}

struct Node {
    content: Vec<u8>,
    flushed: Vec<u8>,
    modified: SystemTime,
    access: Access,
}

impl State {
    fn step(&mut self, name: &'static str) -> io::Result<()> {
        if self.crashed {
            return Err(io::Error::other("the program has ended"));
        }
        let at = self.calls.len();
        self.calls.push(name);
        let Some((planned, fault)) = self.plan.clone() else {
            return Ok(());
        };
        if at != planned {
            return Ok(());
        }
        match fault {
            Fault::Fail(kind) => return Err(kind.into()),
            Fault::Crash => {
                self.crashed = true;
                return Err(io::Error::other("the program has ended"));
            }
            Fault::Passing(0) | Fault::Code(_, 0) | Fault::ShortWrite => {}
            Fault::Code(code, times) => {
                self.plan = Some((planned + 1, Fault::Code(code, times - 1)));
                return Err(io::Error::from_raw_os_error(code));
            }
            Fault::Passing(times) => {
                self.plan = Some((planned + 1, Fault::Passing(times - 1)));
                return Err(io::ErrorKind::WouldBlock.into());
            }
            Fault::OtherWrites(path, bytes) => self.put(&path, bytes),
            Fault::OtherRemoves(path) => drop(self.names.remove(&path)),
        }
        Ok(())
    }

    fn tick(&mut self) -> SystemTime {
        self.ticks += 1;
        SystemTime::UNIX_EPOCH + Duration::from_secs(NOON + self.ticks)
    }

    fn put(&mut self, path: &Path, bytes: &[u8]) {
        let modified = self.tick();
        self.nodes.push(Node { content: bytes.to_vec(), flushed: bytes.to_vec(), modified, access: Access::Writable });
        self.names.insert(path.to_owned(), self.nodes.len() - 1);
        self.flushed_names.insert(path.to_owned(), self.nodes.len() - 1);
    }

    fn node(&mut self, path: &Path) -> io::Result<&mut Node> {
        let path = self.links.get(path).map_or(path, PathBuf::as_path);
        let at = *self.names.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(&mut self.nodes[at])
    }
}

impl FakeDisk {
    /// A disk with one folder, `/d`, and these files.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Self {
        let disk = Self::default();
        disk.state().folders.insert("/d".into());
        for (path, bytes) in files {
            disk.state().put(Path::new(path), bytes);
        }
        disk
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Plans a fault at a call, counted from 0 from now on.
    pub(crate) fn plan(&self, at: usize, fault: Fault) {
        let mut state = self.state();
        state.calls.clear();
        state.plan = Some((at, fault));
    }

    /// Makes another program write a file.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        self.state().put(Path::new(path), bytes);
    }

    pub(crate) fn link(&self, from: &str, to: &str) {
        self.state().links.insert(from.into(), to.into());
    }

    pub(crate) fn mark_read_only(&self, path: &str) {
        if let Ok(node) = self.state().node(Path::new(path)) {
            node.access = Access::ReadOnly;
        }
    }

    /// How each file was created so far, temporary ones included, in order.
    pub(crate) fn created(&self) -> Vec<(PathBuf, Readers)> {
        self.state().created.clone()
    }

    /// The folders that were made for only this person.
    pub(crate) fn private_folders(&self) -> Vec<PathBuf> {
        self.state().private_folders.iter().cloned().collect()
    }

    /// The names of the calls made since the last plan.
    pub(crate) fn calls(&self) -> Vec<&'static str> {
        self.state().calls.clone()
    }

    pub(crate) fn crashed(&self) -> bool {
        self.state().crashed
    }

    pub(crate) fn paused(&self) -> Duration {
        self.state().paused
    }

    pub(crate) fn content(&self, path: &str) -> Option<Vec<u8>> {
        self.state().node(Path::new(path)).ok().map(|node| node.content.clone())
    }

    pub(crate) fn access(&self, path: &str) -> Option<Access> {
        self.state().node(Path::new(path)).ok().map(|node| node.access)
    }

    pub(crate) fn files(&self) -> Vec<String> {
        self.state().names.keys().map(|path| path.display().to_string()).collect()
    }

    /// What is on the device after the program or the machine ended.
    pub(crate) fn after_crash(&self, path: &str, keeps: CrashKeeps) -> Option<Vec<u8>> {
        let state = self.state();
        let names = match keeps {
            CrashKeeps::Names => &state.names,
            CrashKeeps::Flushed => &state.flushed_names,
        };
        names.get(Path::new(path)).map(|at| state.nodes[*at].flushed.clone())
    }
}

struct FakeFile {
    disk: FakeDisk,
    node: usize,
}

impl NewFile for FakeFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.disk.state();
        state.step("write")?;
        let lies = matches!(state.plan, Some((at, Fault::ShortWrite)) if at + 1 == state.calls.len());
        let stored = if lies { &bytes[..bytes.len() / 2] } else { bytes };
        state.nodes[self.node].content.extend_from_slice(stored);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.disk.state();
        state.step("sync")?;
        let node = &mut state.nodes[self.node];
        node.flushed = node.content.clone();
        Ok(())
    }
}

impl Disk for FakeDisk {
    fn read(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>> {
        let mut state = self.state();
        state.step("read")?;
        let content = state.node(path)?.content.clone();
        if content.len() as u64 > at_most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(content)
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        let mut state = self.state();
        state.step("metadata")?;
        if state.folders.contains(path) {
            return Ok(Metadata { kind: Kind::Folder, length: 0, modified: None, access: Access::Writable });
        }
        let node = state.node(path)?;
        Ok(Metadata {
            kind: Kind::File,
            length: node.content.len() as u64,
            modified: Some(node.modified),
            access: node.access,
        })
    }

    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        let mut state = self.state();
        state.step("link_target")?;
        Ok(state.links.get(path).cloned())
    }

    fn probe_write(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.step("probe_write")?;
        state.node(path).map(drop)
    }

    fn create_new(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn NewFile>> {
        let mut state = self.state();
        state.step("create_new")?;
        if path.file_name().is_none_or(|name| name.len() > 255) {
            return Err(io::ErrorKind::InvalidFilename.into());
        }
        if state.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if !path.parent().is_some_and(|folder| state.folders.contains(folder)) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let modified = state.tick();
        state.nodes.push(Node { content: Vec::new(), flushed: Vec::new(), modified, access: Access::Writable });
        let node = state.nodes.len() - 1;
        state.names.insert(path.to_owned(), node);
        state.created.push((path.to_owned(), readers));
        Ok(Box::new(FakeFile { disk: self.clone(), node }))
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.step("copy_permissions")?;
        let access = state.node(from)?.access;
        state.node(to)?.access = access;
        Ok(())
    }

    fn replace(&self, new: &Path, target: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.step("replace")?;
        let node = state.names.remove(new).ok_or(io::ErrorKind::NotFound)?;
        state.names.insert(target.to_owned(), node);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.step("remove")?;
        state.names.remove(path).map(drop).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.step("sync_dir")?;
        let in_folder = |path: &Path| path.parent() == Some(folder);
        let now: Vec<_> =
            state.names.iter().filter(|(path, _)| in_folder(path)).map(|(path, node)| (path.clone(), *node)).collect();
        state.flushed_names.retain(|path, _| !in_folder(path));
        state.flushed_names.extend(now);
        Ok(())
    }

    fn list_dir(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut state = self.state();
        state.step("list_dir")?;
        let all: BTreeSet<&PathBuf> = state.names.keys().chain(&state.folders).collect();
        Ok(all.into_iter().filter(|path| path.parent() == Some(folder)).cloned().collect())
    }

    fn create_dir_all(&self, folder: &Path, readers: Readers) -> io::Result<()> {
        let mut state = self.state();
        state.step("create_dir_all")?;
        if readers == Readers::OnlyThisPerson {
            state.private_folders.insert(folder.to_owned());
        }
        state.folders.insert(folder.to_owned());
        Ok(())
    }

    fn pause(&self, time: Duration) {
        self.state().paused += time;
    }

    fn is_passing(&self, error: &io::Error) -> bool {
        match error.raw_os_error() {
            Some(code) => super::exchange::passes(code),
            None => error.kind() == io::ErrorKind::WouldBlock,
        }
    }
}
