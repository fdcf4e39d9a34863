package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage/secretservice"
)

func init() {
	children["real keychain"] = useRealKeychain
	children["locked keychain"] = useLockedKeychain
	children["no keychain service"] = func(string) error { return wantFaultOfAll(KeychainAbsent) }
	children["no session bus"] = func(string) error { return wantFaultOfAll(KeychainUnreachable) }
}

// The real Secret Service, with its data in a folder of the test.
func TestRealPasswordStore(t *testing.T) {
	if !haveTools(t) {
		return
	}
	for _, name := range []string{"real keychain", "locked keychain", "no keychain service"} {
		t.Run(name, func(t *testing.T) {
			runOnSessionBus(t, name, "dbus-run-session", "--config-file="+secretservice.BusConfig(t), "--")
		})
	}
	t.Run("no session bus", func(t *testing.T) { runOnSessionBus(t, "no session bus") })
}

// haveTools reports what is missing: a failure where CI promises it is there.
func haveTools(t *testing.T) bool {
	report := t.Logf
	if os.Getenv("CI") == "true" {
		report = t.Fatalf
	}
	for tool, debian := range map[string]string{"dbus-run-session": "dbus-daemon", "gnome-keyring-daemon": "gnome-keyring"} {
		if _, err := exec.LookPath(tool); err != nil {
			report("NOT TESTED: the real password store, because %s is missing; install the package %s", tool, debian)
			return false
		}
	}
	return true
}

func runOnSessionBus(t *testing.T, name string, wrapper ...string) {
	dir := t.TempDir()
	child := childCommand(t, name, dir, wrapper...)
	child.Env = append(child.Env, "HOME="+dir, "XDG_RUNTIME_DIR="+dir, "XDG_DATA_HOME="+dir,
		"DISPLAY=", "WAYLAND_DISPLAY=", "DBUS_SESSION_BUS_ADDRESS=unix:path="+filepath.Join(dir, "none"))
	output, err := child.CombinedOutput()
	require.NoError(t, err, string(output))
	require.NotContains(t, string(output), keyText)
	if name == "real keychain" {
		require.Empty(t, filesHolding(t, dir, keyText), "the key lies on the disk in plain")
	}
}

// startKeyring runs the daemon until stop; unlocked with a password of its own, or locked.
func startKeyring(unlocked bool) (stop func(), err error) {
	options := []string{"--foreground", "--components=secrets"}
	if unlocked {
		options = append(options, "--unlock")
	}
	daemon := exec.Command("gnome-keyring-daemon", options...)
	daemon.Stdin = strings.NewReader("a password")
	if err := daemon.Start(); err != nil {
		return nil, err
	}
	return func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait()
	}, nil
}

// patientGet asks until the service is on the bus.
func patientGet(ctx context.Context, k *Keychain) (cliniko.Key, error) {
	for {
		key, err := k.Get(ctx, seaside)
		missing := faultOf(err) == KeychainAbsent || faultOf(err) == KeychainUnreachable
		if !missing || ctx.Err() != nil {
			return key, err
		}
	}
}

func wantFault(what string, err error, fault KeychainFault) error {
	if got := faultOf(err); got != fault {
		return fmt.Errorf("%s: %q instead of %q (%w)", what, got, fault, errors.Join(err, errors.Unwrap(err)))
	}
	return nil
}

func useRealKeychain(string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	stop, err := startKeyring(true)
	if err != nil {
		return err
	}
	k := NewKeychain(SystemSecretStore())
	defer k.Close(ctx)
	key, err := cliniko.ParseKey(keyText)
	if err != nil {
		return err
	}
	_, err = patientGet(ctx, k)
	err = wantFault("before", err, KeychainEmpty)
	err = errors.Join(err, k.Set(ctx, seaside, key))
	got, err2 := k.Get(ctx, seaside)
	if !got.Equal(key) {
		err = errors.Join(err, errors.New("another key came back"))
	}
	err = errors.Join(err, err2, wantFault("another clinic", second(k.Get(ctx, inland)), KeychainEmpty))

	stop()
	if stop, err2 = startKeyring(true); err2 != nil {
		return errors.Join(err, err2)
	}
	defer stop()
	got, err2 = patientGet(ctx, k)
	if !got.Equal(key) {
		err = errors.Join(err, errors.New("the key is gone after a restart of the service"))
	}
	err = errors.Join(err, err2, k.Delete(ctx, seaside), k.Delete(ctx, seaside))
	return errors.Join(err, wantFault("afterwards", second(k.Get(ctx, seaside)), KeychainEmpty))
}

func second[T any](_ T, err error) error { return err }

func useLockedKeychain(string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	stop, err := startKeyring(false)
	if err != nil {
		return err
	}
	defer stop()
	k := NewKeychain(SystemSecretStore())
	defer k.Close(ctx)
	key, err := cliniko.ParseKey(keyText)
	_, err2 := patientGet(ctx, k)
	return errors.Join(err,
		wantFault("get", err2, KeychainLocked),
		wantFault("set", k.Set(ctx, seaside, key), KeychainLocked),
		wantFault("delete", k.Delete(ctx, seaside), KeychainLocked))
}

func wantFaultOfAll(fault KeychainFault) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	k := NewKeychain(SystemSecretStore())
	defer k.Close(ctx)
	key, err := cliniko.ParseKey(keyText)
	return errors.Join(err,
		wantFault("get", second(k.Get(ctx, seaside)), fault),
		wantFault("set", k.Set(ctx, seaside, key), fault),
		wantFault("delete", k.Delete(ctx, seaside), fault))
}
