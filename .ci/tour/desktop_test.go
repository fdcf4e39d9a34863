package tour

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// desktop is the computer of a clinic in small: a display with a window manager, a
// session bus with an unlocked password store, an empty home, and a browser that only
// writes down what it was asked to open. Nothing of the person who runs the tour is in it.
type desktop struct {
	root string // everything the app can write to lies below it
	env  []string
}

// Programs of the desktop that stand in for the real ones.
const (
	browserStub = "#!/bin/sh\nprintf '%s\\n' \"$@\" >>\"$HOME/opened\"\n"
	busConfig   = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir=ROOT/run</listen>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>`
)

func newDesktop(t *testing.T) *desktop {
	t.Helper()
	root, err := os.MkdirTemp("", "tour-") // a short path: sockets lie in it
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(root)) })
	d := &desktop{root: root}
	for _, folder := range []string{"home", "run", "tmp", "bin", "cache", "data", "config"} {
		require.NoError(t, os.Mkdir(d.path(folder), 0o700))
	}
	require.NoError(t, os.WriteFile(d.path("bin/xdg-open"), []byte(browserStub), 0o700))
	d.env = []string{
		"PATH=" + d.path("bin") + ":" + os.Getenv("PATH"),
		"HOME=" + d.path("home"), "TMPDIR=" + d.path("tmp"), "LANG=C.UTF-8",
		"XDG_CACHE_HOME=" + d.path("cache"), "XDG_DATA_HOME=" + d.path("data"),
		"XDG_CONFIG_HOME=" + d.path("config"), "XDG_RUNTIME_DIR=" + d.path("run"),
		"LIBGL_ALWAYS_SOFTWARE=1",
	}
	d.startDisplay(t, 1400, 1000)
	d.startBus(t)
	d.startKeyring(t)
	return d
}

func (d *desktop) path(name string) string { return filepath.Join(d.root, name) }

// newDisplay starts a display and returns the variable that names it.
func (d *desktop) newDisplay(t *testing.T, more ...string) string {
	t.Helper()
	read, write, err := os.Pipe()
	require.NoError(t, err)
	defer read.Close()
	display := d.command("Xvfb", append([]string{"-displayfd", "3", "-nolisten", "tcp", "-noreset"}, more...)...)
	display.ExtraFiles = []*os.File{write}
	keep(t, display)
	write.Close()
	number, err := bufio.NewReader(read).ReadString('\n')
	require.NoError(t, err, "Xvfb gave no display")
	return "DISPLAY=:" + strings.TrimSpace(number)
}

// startDisplay starts a display of a size, with a window manager.
func (d *desktop) startDisplay(t *testing.T, width, height int) {
	t.Helper()
	d.env = append(d.env, d.newDisplay(t, "-screen", "0", fmt.Sprintf("%dx%dx24", width, height)))
	keep(t, d.command("openbox", "--sm-disable"))
	eventually(t, "a window manager", func() bool {
		_, err := d.run("xdotool", "get_num_desktops")
		return err == nil
	})
}

// startBus starts a bus that knows no services to start by itself, so that nothing but
// the tour's own password store answers on it.
func (d *desktop) startBus(t *testing.T) {
	t.Helper()
	config := d.path("bus.conf")
	require.NoError(t, os.WriteFile(config, []byte(strings.ReplaceAll(busConfig, "ROOT", d.root)), 0o600))
	bus := d.command("dbus-daemon", "--config-file", config, "--nofork", "--nopidfile", "--print-address")
	out, err := bus.StdoutPipe()
	require.NoError(t, err)
	keep(t, bus)
	address, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err, "dbus-daemon gave no address")
	d.env = append(d.env, "DBUS_SESSION_BUS_ADDRESS="+strings.TrimSpace(address))
}

func (d *desktop) startKeyring(t *testing.T) {
	t.Helper()
	keyring := d.command("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
	keyring.Stdin = strings.NewReader("password of the login keyring")
	keep(t, keyring)
	eventually(t, "an unlocked password store", func() bool {
		store := d.command("secret-tool", "store", "--label=probe", "service", "probe")
		store.Stdin = strings.NewReader("probe")
		return store.Run() == nil
	})
	_, err := d.run("secret-tool", "clear", "service", "probe")
	require.NoError(t, err)
}

// secret is what the password store holds for a user name of the app; empty: nothing.
func (d *desktop) secret(user string) string {
	secret, _ := d.run("secret-tool", "lookup", "service", "com.mieahealth.companion", "username", user)
	return secret
}

// opened lists the addresses that the browser was asked to open.
func (d *desktop) opened() []string {
	text, _ := os.ReadFile(d.path("home/opened"))
	return strings.Fields(string(text))
}

// command is a program that will run on this desktop.
func (d *desktop) command(name string, args ...string) *exec.Cmd {
	if own := d.path("bin/" + name); fileExists(own) {
		name = own
	}
	command := exec.Command(name, args...)
	command.Env = d.env
	command.Dir = d.path("home")
	return command
}

// with is the same desktop with other variables for what is started on it.
func (d *desktop) with(env ...string) *desktop {
	return &desktop{root: d.root, env: append(slices.Clone(d.env), env...)}
}

func (d *desktop) run(name string, args ...string) (string, error) {
	out, err := d.command(name, args...).Output()
	return strings.TrimSuffix(string(out), "\n"), err
}

// selects has a text selected in another program, as in a web browser.
func (d *desktop) selects(t *testing.T, text string) {
	t.Helper()
	other := d.command("xclip", "-quiet", "-selection", "primary")
	other.Stdin = strings.NewReader(text)
	keep(t, other)
	eventually(t, "a text to be selected", func() bool { return d.selected() == text })
}

// selected is the text that is selected in any program.
func (d *desktop) selected() string {
	text, _ := d.run("xclip", "-out", "-selection", "primary")
	return text
}

// keep starts a program and stops it when the test ends.
func keep(t *testing.T, command *exec.Cmd) {
	t.Helper()
	require.NoError(t, command.Start(), "run `.ci/deps tour` to install what the tour needs")
	t.Cleanup(func() { stop(command) })
}

// stop ends a program that keep started, politely for two seconds.
func stop(command *exec.Cmd) {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = command.Wait()
	}()
	_ = command.Process.Signal(syscall.SIGTERM)
	select {
	case <-ended:
	case <-time.After(2 * time.Second):
		_ = command.Process.Kill()
		<-ended
	}
}

// patience is how long the tour waits for anything; a busy machine is slow.
const patience = 40 * time.Second

// eventually waits for a condition.
func eventually(t *testing.T, what string, condition func() bool) {
	t.Helper()
	within(t, patience, what, condition)
}

// within waits for a condition that has to come true in a certain time. It asks often at
// first, and seldom later: looking at a window takes its share of the machine.
func within(t *testing.T, limit time.Duration, what string, condition func() bool) {
	t.Helper()
	pause := 20 * time.Millisecond
	for began := time.Now(); !condition(); time.Sleep(pause) {
		if time.Since(began) > 2*time.Second {
			pause = 250 * time.Millisecond
		}
		if time.Since(began) > limit {
			t.Fatalf("waited %v in vain for %s", limit, what)
		}
	}
}

func fileExists(name string) bool {
	_, err := os.Stat(name)
	return !errors.Is(err, os.ErrNotExist)
}
