package storage

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"
)

// ErrRunning says that another window of this app is open, and was asked to come
// forward.
var ErrRunning = errors.New("the app is running already")

var errLocked = errors.New("locked by another process")

// Instance is this process's claim to be the only window on a data folder. The claim
// is a file lock, which no crash leaves behind; the way to the window is a
// Unix-domain socket, which Windows has since version 10, so no port is opened.
type Instance struct {
	lock     *os.File
	listener net.Listener
	done     chan struct{}
}

const askPatience = 700 * time.Millisecond

// Claim makes this process the one that has the window. When there is one already, it
// is asked to come forward, and the error is ErrRunning, within a second. raise is
// called on a goroutine of its own, once for each later start. Any other error means
// that the folder cannot be written; a window without a claim works, but is not found.
func Claim(dir string, raise func()) (*Instance, error) {
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return nil, fmt.Errorf("make the data folder: %w", err)
	}
	socket := socketPath(dir)
	lock, err := lockFile(filepath.Join(dir, "window.lock"))
	switch {
	case errors.Is(err, errLocked):
		askForward(socket)
		return nil, ErrRunning
	case err != nil:
		return nil, fmt.Errorf("claim the data folder: %w", err)
	}
	_ = os.Remove(socket) // left by a crash: whoever holds the lock owns it
	instance := &Instance{lock: lock, done: make(chan struct{})}
	instance.listener, err = net.Listen("unix", socket)
	if err != nil { // some network folders have no sockets: later starts end all the same
		close(instance.done)
		return instance, nil
	}
	go instance.listen(raise)
	return instance, nil
}

func (i *Instance) listen(raise func()) {
	defer close(i.done)
	for {
		caller, err := i.listener.Accept()
		if err != nil {
			return
		}
		_ = caller.Close()
		raise()
	}
}

// Close gives the claim up; it waits for a raise under way.
func (i *Instance) Close() error {
	var err error
	if i.listener != nil {
		err = i.listener.Close() // removes the socket
	}
	<-i.done
	return errors.Join(err, i.lock.Close())
}

// askForward connects, which is all the message there is. The other process may have
// the lock and not listen yet.
func askForward(socket string) {
	for end := time.Now().Add(askPatience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if caller, err := net.DialTimeout("unix", socket, time.Until(end)); err == nil {
			_ = caller.Close()
			return
		}
	}
}

// socketPath keeps to the shortest limit of the systems, 104 bytes with the final
// zero on macOS; a folder with a longer path gets a name in the temporary folder.
func socketPath(dir string) string {
	if path := filepath.Join(dir, "window.sock"); len(path) < 104 {
		return path
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("miea-%x.sock", sha256.Sum256([]byte(dir)))[:26])
}
