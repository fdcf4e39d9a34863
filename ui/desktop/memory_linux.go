package desktop

import "golang.org/x/sys/unix"

// KeepMemoryPrivate has no copy of this process's memory written to a disk when it
// crashes, and lets no other process of the same user read it or trace it. Call it before
// there is a secret. A system that refuses leaves the app as it would be without.
func KeepMemoryPrivate() {
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
	_ = unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)
}
