use super::*;
#[test]
fn dump() {
    let w = fixture::riverside();
    let d = worksheets(&w, w.review(), &Selection::whole(), fixture::TODAY);
    let b = blank_worksheets(crate::model::Stage::ALL);
    for f in Format::ALL {
        std::fs::write(format!("/tmp/exp/full.{}", f.extension()), export(&d, *f)).unwrap();
        std::fs::write(format!("/tmp/exp/blank.{}", f.extension()), export(&b, *f)).unwrap();
    }
}
