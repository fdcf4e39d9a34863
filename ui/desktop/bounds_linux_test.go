package desktop

import (
	"testing"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/stretchr/testify/require"
)

// shownAt shows a window on the test's display, until the test ends.
func shownAt(t *testing.T, b Bounds) (x *xgb.Conn, window xproto.Window) {
	t.Helper()
	x, err := xgb.NewConn()
	require.NoError(t, err)
	t.Cleanup(x.Close)
	window, err = xproto.NewWindowId(x)
	require.NoError(t, err)
	root := xproto.Setup(x).DefaultScreen(x).Root
	require.NoError(t, xproto.CreateWindowChecked(x, 0, window, root, int16(b.X), int16(b.Y), uint16(b.Width), uint16(b.Height), 0, xproto.WindowClassInputOutput, 0, 0, nil).Check())
	return x, window
}

// setCardinals does what a window manager does.
func setCardinals(t *testing.T, x *xgb.Conn, of xproto.Window, name string, numbers ...int) {
	t.Helper()
	var value []byte
	for _, n := range numbers {
		value = append(value, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	}
	require.NoError(t, xproto.ChangePropertyChecked(x, xproto.PropModeReplace, of, atom(x, name), xproto.AtomCardinal, 32, uint32(len(numbers)), value).Check())
}

func TestWindowsAreMoved(t *testing.T) {
	display(t) // 640 × 480
	x, window := shownAt(t, Bounds{10, 20, 300, 200})
	handle, root := uintptr(window), xproto.Setup(x).DefaultScreen(x).Root
	t.Run("where they lie is known", func(t *testing.T) {
		b, known := BoundsOf(handle)
		require.True(t, known)
		require.Equal(t, Bounds{10, 20, 300, 200}, b)
	})
	t.Run("all of the screen is free where no panel says otherwise", func(t *testing.T) {
		area, known := WorkArea(handle)
		require.True(t, known)
		require.Equal(t, Bounds{0, 0, 640, 480}, area)
	})
	t.Run("panels and frames are left room, on the desktop on screen", func(t *testing.T) {
		setCardinals(t, x, root, "_NET_CURRENT_DESKTOP", 1)
		setCardinals(t, x, root, "_NET_WORKAREA", 0, 0, 640, 480, 0, 24, 640, 456)
		setCardinals(t, x, window, "_NET_FRAME_EXTENTS", 2, 3, 20, 4)
		area, _ := WorkArea(handle)
		require.Equal(t, Bounds{0, 24, 640, 456}, area)
		Move(handle, area.AtRight(200))
		size, err := xproto.GetGeometry(x, xproto.Drawable(window)).Reply()
		require.NoError(t, err)
		require.Equal(t, [4]int{440 + 2, 24 + 20, 200 - 5, 456 - 24}, [4]int{int(size.X), int(size.Y), int(size.Width), int(size.Height)})
		b, _ := BoundsOf(handle)
		require.Equal(t, area.AtRight(200), b)
	})
	t.Run("of one that is not there nothing is known", func(t *testing.T) {
		for _, none := range []uintptr{0, 0x7fffffff} {
			_, known := BoundsOf(none)
			require.False(t, known)
			_, known = WorkArea(none)
			require.False(t, known)
			Move(none, Bounds{0, 0, 10, 10})
		}
	})
	t.Run("nor without a display", func(t *testing.T) {
		t.Setenv("DISPLAY", "")
		_, known := WorkArea(handle)
		require.False(t, known)
	})
}
