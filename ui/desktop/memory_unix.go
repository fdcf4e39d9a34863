//go:build unix && !linux

package desktop

import "golang.org/x/sys/unix"

// KeepMemoryPrivate has no copy of this process's memory written to a disk when it
// crashes. Call it before there is a secret. A system that refuses leaves the app as it
// would be without.
func KeepMemoryPrivate() { _ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}) }
