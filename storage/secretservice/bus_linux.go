package secretservice

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// startBus runs a session bus until the test ends. A computer without dbus-daemon fails
// the test: a fault of the password store that nobody plays is one that nobody sees.
func startBus(t testing.TB) (address string) {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--nofork", "--nosyslog", "--print-address", "--config-file="+BusConfig(t))
	output, err := daemon.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, daemon.Start(), "run .ci/deps, or install the package dbus")
	t.Cleanup(func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait()
	})
	line, err := bufio.NewReader(output).ReadString('\n')
	require.NoError(t, err, "the session bus did not tell its address")
	return strings.TrimSpace(line)
}

// BusConfig is the file of a session bus that starts no service by itself.
func BusConfig(t testing.TB) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "bus.conf")
	require.NoError(t, os.WriteFile(path, []byte(`<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`), 0o600))
	return path
}

// sharedConnection is the one that go-keyring uses in this process. A test that went on
// with the connection of an earlier bus would write into the password store of whoever
// runs it.
func sharedConnection(t testing.TB, address string) *dbus.Conn {
	t.Helper()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	own, err := dbus.Connect(address)
	require.NoError(t, err)
	defer own.Close()
	shared, err := dbus.SessionBus()
	require.NoError(t, err)
	require.Equal(t, busID(t, own), busID(t, shared), "this process has used another session bus before")
	return shared
}

func busID(t testing.TB, conn *dbus.Conn) (id string) {
	t.Helper()
	require.NoError(t, conn.BusObject().Call("org.freedesktop.DBus.GetId", 0).Store(&id))
	return id
}

// join puts the service on the bus, unless it is there.
func (s *Service) join() {
	s.bus.Lock()
	defer s.bus.Unlock()
	if s.conn != nil {
		return
	}
	conn, err := dbus.Connect(s.address)
	if !assert.NoError(s.t, err) {
		return
	}
	assert.NoError(s.t, s.export(conn))
	reply, err := conn.RequestName(busName, dbus.NameFlagDoNotQueue)
	assert.NoError(s.t, err)
	assert.Equal(s.t, dbus.RequestNameReplyPrimaryOwner, reply)
	s.conn = conn
}

// leave takes the service off the bus at once; requests under way are never answered.
func (s *Service) leave() {
	s.bus.Lock()
	defer s.bus.Unlock()
	if s.conn == nil {
		return
	}
	_, err := s.conn.ReleaseName(busName)
	assert.NoError(s.t, err)
	assert.NoError(s.t, s.conn.Close())
	s.conn = nil
}

func (s *Service) vanish(back bool) {
	s.leave()
	if back {
		s.join()
	}
}
