package desktop

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/stretchr/testify/require"
)

// display starts an X server for one test.
func display(t *testing.T) {
	t.Helper()
	numbers, tell, err := os.Pipe()
	require.NoError(t, err)
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{tell}
	require.NoError(t, server.Start())
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	require.NoError(t, tell.Close())
	number := make([]byte, 16)
	n, err := numbers.Read(number)
	require.NoError(t, err)
	t.Setenv("DISPLAY", ":"+strings.TrimSpace(string(number[:n])))
	t.Setenv("XAUTHORITY", "/dev/null")
}

// selectElsewhere has a text selected in another program, which ends when it is not
// selected any more.
func selectElsewhere(t *testing.T, selection, text string) *exec.Cmd {
	t.Helper()
	c := exec.Command("xclip", "-quiet", "-selection", selection)
	c.Stdin = bytes.NewReader([]byte(text))
	require.NoError(t, c.Start())
	t.Cleanup(func() { _ = c.Process.Kill(); _ = c.Wait() })
	if selection == "primary" {
		require.Eventually(t, owned, 10*time.Second, 10*time.Millisecond)
	}
	return c
}

// owned reports whether anything is selected anywhere.
func owned() (yes bool) {
	withDisplay(func(x *xgb.Conn, _ xproto.Window) {
		owner, err := xproto.GetSelectionOwner(x, xproto.AtomPrimary).Reply()
		yes = err == nil && owner.Owner != xproto.WindowNone
	})
	return yes
}

func TestPrimarySelection(t *testing.T) {
	display(t)
	var p Primary
	t.Run("nothing is selected at first", func(t *testing.T) { require.Empty(t, p.Content()) })
	t.Run("what is selected elsewhere is read, and gone when it is emptied", func(t *testing.T) {
		clipboard := selectElsewhere(t, "clipboard", "other")
		program := selectElsewhere(t, "primary", "MS0x-au1 é")
		require.Equal(t, "MS0x-au1 é", p.Content())
		p.SetContent("")
		require.Empty(t, p.Content())
		require.NoError(t, program.Wait(), "the other program was told, too")
		require.NoError(t, clipboard.Process.Kill())
	})
	t.Run("a long text is not read", func(t *testing.T) {
		selectElsewhere(t, "primary", strings.Repeat("x", longestSelection+1))
		require.Empty(t, p.Content())
		p.SetContent("")
	})
	t.Run("a program that does not answer holds nobody up", func(t *testing.T) {
		own(t)
		begin := time.Now()
		require.Empty(t, p.Content())
		require.Less(t, time.Since(begin), answerTimeout+time.Second)
		p.SetContent("")
	})
	for _, none := range []string{":65000", "", "nonsense"} {
		t.Run("nor does the display "+none, func(t *testing.T) {
			t.Setenv("DISPLAY", none)
			require.Empty(t, p.Content())
			p.SetContent("")
		})
	}
}

// own selects something in a program that never says what.
func own(t *testing.T) {
	t.Helper()
	x, err := xgb.NewConn()
	require.NoError(t, err)
	t.Cleanup(x.Close)
	window, err := xproto.NewWindowId(x)
	require.NoError(t, err)
	root := xproto.Setup(x).DefaultScreen(x).Root
	require.NoError(t, xproto.CreateWindowChecked(x, 0, window, root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check())
	require.NoError(t, xproto.SetSelectionOwnerChecked(x, window, xproto.AtomPrimary, xproto.TimeCurrentTime).Check())
}
