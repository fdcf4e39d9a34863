//go:build !windows

package storage

import "syscall"

// neverFollow makes opening fail at a link and return at once at a pipe.
const neverFollow = syscall.O_NOFOLLOW | syscall.O_NONBLOCK
