//! Any bytes are read as an export to their end or to a mistake that is told, without a panic.
#![no_main]

use std::path::Path;

use guidepost::import::wxr::WxrReader;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let read = || -> Result<(), guidepost::import::wxr::WxrError> {
        let mut reader = WxrReader::new(bytes, Path::new("export.xml"))?;
        while reader.next_item()?.is_some() {}
        assert!(reader.position() <= bytes.len() as u64);
        // At its end it stays there.
        assert!(reader.next_item()?.is_none());
        Ok(())
    };
    if let Err(error) = read() {
        assert!(error.to_string().starts_with("export.xml"), "{error}");
    }
});
