package storage

import (
	"context"
	"errors"
	"io"
	"testing"

	"github.com/godbus/dbus/v5"
	"github.com/stretchr/testify/require"
	"github.com/zalando/go-keyring"
)

// errFromBus is an error of D-Bus whose text says nothing.
func errFromBus(name string) error { return dbus.Error{Name: name, Body: []any{"…"}} }

func TestKeychainTellsFaultsApart(t *testing.T) {
	const noReply = "org.freedesktop.DBus.Error.NoReply"
	for want, all := range map[KeychainFault][]error{
		KeychainAbsent: {
			errors.New("The name org.freedesktop.secrets was not provided by any .service files"),
			errors.New("The name is not activatable"),
			errFromBus("org.freedesktop.DBus.Error.ServiceUnknown"),
			errors.New("dbus: couldn't determine address of session bus"),
			errors.New("exec: \"dbus-launch\": executable file not found in $PATH"),
			errors.New("fork/exec /usr/bin/security: no such file or directory"),
			keyring.ErrUnsupportedPlatform,
			windowsNoLogonSession,
		},
		KeychainUnreachable: {
			errors.New("dial unix /run/user/1000/bus: connect: no such file or directory"),
			errors.New("dial unix /run/user/1000/bus: connect: connection refused"),
			dbus.Error{Name: noReply, Body: []any{"Message recipient disconnected from message bus without replying"}},
			dbus.Error{Name: noReply, Body: []any{"Remote peer disconnected"}},
			errFromBus("org.freedesktop.DBus.Error.NameHasNoOwner"),
			errFromBus("org.freedesktop.DBus.Error.UnknownObject"),
			errFromBus("org.freedesktop.DBus.Error.UnknownMethod"),
			errFromBus("org.freedesktop.DBus.Error.UnknownInterface"),
			errFromBus("org.freedesktop.DBus.Error.Disconnected"),
			errFromBus("org.freedesktop.DBus.Error.Spawn.ChildExited"),
			errFromBus("org.freedesktop.Secret.Error.NoSuchObject"),
			errFromBus("org.freedesktop.Secret.Error.NoSession"),
			errors.New("Unknown object '/org/freedesktop/secrets/collection/login'."),
			errors.New("No such object path '/org/freedesktop/secrets/aliases/default'"),
			errors.New("write unix @->/run/user/1000/bus: write: broken pipe"),
			errors.New("read unix @->/run/user/1000/bus: use of closed network connection"),
			dbus.ErrClosed, io.EOF, io.ErrUnexpectedEOF,
		},
		KeychainLocked: {
			errors.New("failed to unlock correct collection '/org/freedesktop/secrets/aliases/default'"),
			errors.New("Cannot create an item in a locked collection"),
			errors.New("Cannot get secret of a locked object"),
			errFromBus("org.freedesktop.Secret.Error.IsLocked"),
			errors.New("security: SecKeychainItemCopyContent: User interaction is not allowed."),
			errors.New("exit status 36"),
			errors.New("prompt was dismissed"),
		},
		KeychainHung: {
			dbus.Error{Name: noReply, Body: []any{"Did not receive a reply. Possible causes include: the remote application did not send a reply"}},
			errFromBus(noReply),
			errFromBus("org.freedesktop.DBus.Error.TimedOut"),
		},
		KeychainDenied: {
			errFromBus("org.freedesktop.DBus.Error.AccessDenied"),
			errors.New("Access is denied."),
			errors.New("blocked by a policy"),
			errors.New("something nobody has seen before"),
			keyring.ErrSetDataTooBig,
		},
	} {
		for _, err := range all {
			t.Run(string(want)+": "+said(err), func(t *testing.T) {
				refuse := func() error { return err }
				k := newKeychain(t, &fakeRing{beforeGet: refuse, beforeSet: refuse, beforeDelete: refuse})
				_, err := k.Get(context.Background(), seaside)
				requireFault(t, err, KeychainGet, want)
				requireFault(t, k.Set(context.Background(), seaside, mustKey(t, keyText)), KeychainSet, want)
				requireFault(t, k.Delete(context.Background(), seaside), KeychainDelete, want)
			})
		}
	}
}

func TestKeychainRemembersThatThereIsAStore(t *testing.T) {
	ring := (&fakeRing{}).holding(seaside, keyText)
	k := newKeychain(t, ring)
	_, err := k.Get(t.Context(), seaside)
	require.NoError(t, err)
	gone := func() error { return errFromBus("org.freedesktop.DBus.Error.ServiceUnknown") }
	ring.beforeGet, ring.beforeDelete = gone, gone
	_, err = k.Get(t.Context(), seaside)
	requireFault(t, err, KeychainGet, KeychainUnreachable)
	requireFault(t, k.Delete(t.Context(), seaside), KeychainDelete, KeychainUnreachable)
}
