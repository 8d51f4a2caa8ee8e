//! The program's memory, which holds what people ask for as long as they wait: no picture of it is left when it dies.

/// Keeps the system from writing the memory to a file, and other programs of the same person from reading it.
pub fn keep_to_ourselves() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // Lowering a limit is always allowed; a system that refuses it is one without it.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    // The limit does not hold for systems that hand the picture to a program.
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
