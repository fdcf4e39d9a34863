package desktop

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// The tests start this binary again, as processes whose memory can be looked at. What one
// is to do stands in roleVariable.
const (
	roleVariable = "COMPANION_TEST_ROLE"
	exposed      = "exposed" // a process that asks for nothing
	private      = "private" // one that keeps its memory private
	reader       = "reader"  // one that tries to read the memory of the process in its argument
)

func TestMain(m *testing.M) {
	switch os.Getenv(roleVariable) {
	case private:
		allowCore()
		KeepMemoryPrivate()
		hold()
	case exposed:
		allowCore()
		hold()
	case reader:
		os.Exit(readMemory(os.Args[1]))
	}
	os.Exit(m.Run())
}

// allowCore lets this process leave core files of any size, if it may.
func allowCore() {
	var limit unix.Rlimit
	_ = unix.Getrlimit(unix.RLIMIT_CORE, &limit)
	limit.Cur = limit.Max
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &limit)
}

// hold says that the process is ready and what the system knows of it, and waits for its
// end.
func hold() {
	var limit unix.Rlimit
	_ = unix.Getrlimit(unix.RLIMIT_CORE, &limit)
	dumpable, _ := unix.PrctlRetInt(unix.PR_GET_DUMPABLE, 0, 0, 0, 0)
	fmt.Println("dumpable", dumpable, "core", limit.Cur, limit.Max)
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}

// readMemory exits with 0 when the memory of a process can be read and traced.
func readMemory(pid string) int {
	if _, err := os.Open("/proc/" + pid + "/mem"); err != nil {
		return 1
	}
	number, err := strconv.Atoi(pid)
	if err != nil || unix.PtraceSeize(number) != nil {
		return 1
	}
	return 0
}

type child struct {
	*exec.Cmd
	said string
}

// start starts this binary in a role, in a folder of its own; as root, as a user who may
// do nothing special.
func start(t *testing.T, role, dir string, environment ...string) child {
	t.Helper()
	c := child{Cmd: command(t, role)}
	c.Dir = dir
	c.Env = append(c.Env, environment...)
	in, err := c.StdinPipe()
	require.NoError(t, err)
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	t.Cleanup(func() { _ = in.Close(); _ = c.Wait() })
	c.said, err = bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	return c
}

const nobody = 65534

func command(t *testing.T, role string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(runnable(t), args...)
	c.Env = []string{roleVariable + "=" + role}
	if os.Getuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody, NoSetGroups: true}}
	}
	return c
}

// runnable is a copy of this binary that every user may run.
func runnable(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "companion-memory-")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	require.NoError(t, os.Chmod(dir, 0o755))
	self, err := os.Open("/proc/self/exe")
	require.NoError(t, err)
	defer self.Close()
	to, err := os.OpenFile(filepath.Join(dir, "test"), os.O_CREATE|os.O_WRONLY, 0o755)
	require.NoError(t, err)
	_, err = io.Copy(to, self)
	require.NoError(t, err)
	require.NoError(t, to.Close())
	return to.Name()
}

func writable(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "companion-core-")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	require.NoError(t, os.Chmod(dir, 0o777))
	return dir
}

func TestMemoryIsPrivate(t *testing.T) {
	t.Run("no core file, by its limit and by its flag", func(t *testing.T) {
		require.Equal(t, "dumpable 0 core 0 0\n", start(t, private, "/").said)
	})
	t.Run("a process that does not ask for it is not", func(t *testing.T) {
		require.Contains(t, start(t, exposed, "/").said, "dumpable 1 ")
	})
}

func TestACrashLeavesNoMemoryBehind(t *testing.T) {
	if pattern, _ := os.ReadFile("/proc/sys/kernel/core_pattern"); strings.HasPrefix(string(pattern), "|") || strings.HasPrefix(string(pattern), "/") {
		t.Skip("core files of this computer go to a place of its own")
	}
	for _, signal := range []syscall.Signal{syscall.SIGABRT, syscall.SIGQUIT, syscall.SIGSEGV} {
		t.Run(signal.String(), func(t *testing.T) {
			if len(crash(t, exposed, signal)) == 0 {
				t.Skip("this computer writes no core files")
			}
			require.Empty(t, crash(t, private, signal))
		})
	}
}

// crash is what a process leaves in its folder when a signal ends it.
func crash(t *testing.T, role string, signal syscall.Signal) []os.DirEntry {
	t.Helper()
	dir := writable(t)
	c := start(t, role, dir, "GOTRACEBACK=crash")
	require.NoError(t, c.Process.Signal(signal))
	_, _ = c.Process.Wait()
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	return left
}

func TestNoOtherProcessOfTheUserReadsTheMemory(t *testing.T) {
	read := func(role string) error {
		c := start(t, role, "/")
		return command(t, reader, strconv.Itoa(c.Process.Pid)).Run()
	}
	if read(exposed) != nil {
		t.Skip("no process may trace another on this computer")
	}
	require.Error(t, read(private))
}
