package storage

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// children are the parts of tests that need a process of their own: to be killed, to
// run as somebody else or under a limit, or to have a session bus.
var children = map[string]func(dir string) error{}

const (
	childName = "STORAGE_TEST_CHILD"
	childDir  = "STORAGE_TEST_DIR"
)

func TestMain(m *testing.M) {
	child, ok := children[os.Getenv(childName)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := child(os.Getenv(childDir)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// childCommand runs a child of this test binary, behind a wrapper if one is given.
func childCommand(t *testing.T, name, dir string, wrapper ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	argv := append(wrapper, self)
	command := exec.CommandContext(t.Context(), argv[0], argv[1:]...)
	command.Env = append(os.Environ(), childName+"="+name, childDir+"="+dir)
	return command
}
