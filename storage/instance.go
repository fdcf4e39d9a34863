package storage

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// ErrRunning says that another window of this app is open, and was asked to come
// forward.
var ErrRunning = errors.New("the app is running already")

// ErrNotAnswering says that another process of this app has the folder and does not
// answer: it is closing, or hangs.
var ErrNotAnswering = errors.New("the app is running already and does not answer")

// Instance is this process's claim to be the only window on a data folder. The claim
// is a file lock, which no crash leaves behind; the way to the window is a
// Unix-domain socket, which Windows has since version 10, so no port is opened. The zero
// Instance claims nothing.
type Instance struct {
	lock      *flock.Flock
	listener  net.Listener  // nil: the folder cannot have a socket
	asked     chan struct{} // holds one: several starts at once are one request
	answering sync.WaitGroup
}

const (
	claimTimeout  = 6 * time.Second // for a window that is closing to let go
	claimInterval = 25 * time.Millisecond
)

// Claim makes this process the one that has the window. When there is one already, it
// is asked to come forward, and the error is ErrRunning; when it does not answer
// within some seconds, ErrNotAnswering. Any other error means that the folder cannot be
// written; a window without a claim works, but is not found.
func Claim(dir string) (*Instance, error) {
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return nil, fmt.Errorf("make the data folder: %w", err)
	}
	socket := socketPath(dir)
	for end := time.Now().Add(claimTimeout); ; time.Sleep(claimInterval) {
		lock, err := lockFile(filepath.Join(dir, "window.lock"))
		switch {
		case err == nil:
			return listenOn(socket, lock), nil
		case !errors.Is(err, errLocked):
			return nil, fmt.Errorf("claim the data folder: %w", err)
		case askToRaise(socket, end):
			return nil, ErrRunning
		case time.Now().After(end):
			return nil, ErrNotAnswering
		}
	}
}

// listenOn does without a socket where there can be none, as in some network folders:
// later starts end all the same.
func listenOn(socket string, lock *flock.Flock) *Instance {
	i := &Instance{lock: lock, asked: make(chan struct{}, 1)}
	err := removeStaleSocket(socket)
	if err == nil {
		i.listener, err = net.Listen("unix", socket)
	}
	if err != nil {
		slog.Warn("later starts cannot bring the window forward", "err", err)
		return i
	}
	i.answering.Go(i.answer)
	return i
}

// removeStaleSocket removes the socket that a crash left: whoever holds the lock owns it.
// Anything else in its place is set aside.
func removeStaleSocket(socket string) error {
	if err := quarantineUnless(isSocket, socket); err != nil {
		return err
	}
	return remove(socket)
}

func isSocket(mode fs.FileMode) bool { return mode.Type() == fs.ModeSocket }

// answer ends when the listener is closed.
func (i *Instance) answer() {
	for {
		caller, err := i.listener.Accept()
		if err != nil {
			return
		}
		_, _ = caller.Write([]byte{1}) // it fits into the socket's buffer
		_ = caller.Close()
		select {
		case i.asked <- struct{}{}:
		default:
		}
	}
}

// Raise is received from when the window is asked to come forward, once for several starts
// that come together; nil: nobody asks.
func (i *Instance) Raise() <-chan struct{} { return i.asked }

// StopAnswering is for a window that is closing: a later start waits for this process to
// end, and opens a window of its own.
func (i *Instance) StopAnswering() {
	if i.listener != nil {
		_ = i.listener.Close() // removes the socket
	}
}

// Close gives the claim up.
func (i *Instance) Close() error {
	i.StopAnswering()
	i.answering.Wait()
	if i.lock == nil {
		return nil
	}
	return i.lock.Close()
}

// askToRaise connects, which is all the message there is, and reports whether the
// window answered before the end. One that is starting does not listen yet; one that is
// closing does no longer.
func askToRaise(socket string, end time.Time) bool {
	info, err := os.Lstat(socket)
	if err != nil || !isSocket(info.Mode()) {
		return false
	}
	window, err := net.DialTimeout("unix", socket, time.Until(end))
	if err != nil {
		return false
	}
	defer window.Close()
	_ = window.SetReadDeadline(end)
	_, err = window.Read(make([]byte, 1))
	return err == nil
}

// socketPath keeps to the shortest limit of the systems, 104 bytes with the final
// zero on macOS; a folder with a longer path gets a name in the temporary folder.
func socketPath(dir string) string {
	if path := filepath.Join(dir, "window.sock"); len(path) < 104 {
		return path
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("miea-%x.sock", sha256.Sum256([]byte(dir)))[:26])
}
