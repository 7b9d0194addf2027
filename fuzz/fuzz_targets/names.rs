#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| puente_fuzz::names(bytes));
