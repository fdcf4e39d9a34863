//go:build unix && !darwin

package desktop

import (
	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xinerama"
	"github.com/jezek/xgb/xproto"
)

// A window is given by its X11 id. Without X11, nothing is known and nothing moves.

// BoundsOf is where a window lies; false: not known.
func BoundsOf(window uintptr) (b Bounds, known bool) {
	withDisplay(func(x *xgb.Conn, _ xproto.Window) { b, known = boundsOf(x, xproto.Window(window)) })
	return b, known
}

// WorkArea is the part of the screen under a window that panels leave free; false: not known.
func WorkArea(window uintptr) (area Bounds, known bool) {
	withDisplay(func(x *xgb.Conn, _ xproto.Window) {
		b, found := boundsOf(x, xproto.Window(window))
		if found {
			area = freeOfPanels(x).within(screenUnder(x, b))
		}
	})
	return area, area != Bounds{}
}

// Move puts a window somewhere, soon; one that fills its screen no longer does.
func Move(window uintptr, to Bounds) {
	withDisplay(func(x *xgb.Conn, _ xproto.Window) {
		client := xproto.Window(window)
		unmaximise(x, client)
		f := frameOf(x, client)
		values := []uint32{
			uint32(int32(to.X + f.left)), uint32(int32(to.Y + f.top)),
			uint32(max(1, to.Width-f.left-f.right)), uint32(max(1, to.Height-f.top-f.bottom)),
		}
		_ = xproto.ConfigureWindowChecked(x, client, xproto.ConfigWindowX|xproto.ConfigWindowY|xproto.ConfigWindowWidth|xproto.ConfigWindowHeight, values).Check()
	})
}

func boundsOf(x *xgb.Conn, client xproto.Window) (b Bounds, known bool) {
	size, err := xproto.GetGeometry(x, xproto.Drawable(client)).Reply()
	if err != nil {
		return b, false
	}
	at, err := xproto.TranslateCoordinates(x, client, size.Root, 0, 0).Reply()
	if err != nil {
		return b, false
	}
	f := frameOf(x, client)
	return Bounds{
		X: int(at.DstX) - f.left, Y: int(at.DstY) - f.top,
		Width: int(size.Width) + f.left + f.right, Height: int(size.Height) + f.top + f.bottom,
	}, true
}

// frame is what a window manager draws around a window.
type frame struct{ left, right, top, bottom int }

func frameOf(x *xgb.Conn, client xproto.Window) frame {
	if edges := cardinals(x, client, "_NET_FRAME_EXTENTS"); len(edges) == 4 {
		return frame{edges[0], edges[1], edges[2], edges[3]}
	}
	return frame{}
}

// freeOfPanels is the work area of the desktop on screen, over all screens.
func freeOfPanels(x *xgb.Conn) Bounds {
	screen := xproto.Setup(x).DefaultScreen(x)
	now := 0
	if current := cardinals(x, screen.Root, "_NET_CURRENT_DESKTOP"); len(current) == 1 {
		now = current[0]
	}
	if areas := cardinals(x, screen.Root, "_NET_WORKAREA"); len(areas) >= 4*(now+1) {
		area := areas[4*now:]
		return Bounds{area[0], area[1], area[2], area[3]}
	}
	return Bounds{Width: int(screen.WidthInPixels), Height: int(screen.HeightInPixels)}
}

// screenUnder is the screen that a window's middle lies on, or the first.
func screenUnder(x *xgb.Conn, window Bounds) Bounds {
	whole := xproto.Setup(x).DefaultScreen(x)
	under := Bounds{Width: int(whole.WidthInPixels), Height: int(whole.HeightInPixels)}
	if xinerama.Init(x) != nil {
		return under
	}
	screens, err := xinerama.QueryScreens(x).Reply()
	if err != nil {
		return under
	}
	middle := Bounds{X: window.X + window.Width/2, Y: window.Y + window.Height/2, Width: 1, Height: 1}
	for i, s := range screens.ScreenInfo {
		screen := Bounds{int(s.XOrg), int(s.YOrg), int(s.Width), int(s.Height)}
		if i == 0 || middle.within(screen) != (Bounds{}) {
			under = screen
		}
	}
	return under
}

// unmaximise asks the window manager, by the rules of EWMH.
func unmaximise(x *xgb.Conn, client xproto.Window) {
	const remove, fromApp = 0, 1
	message := xproto.ClientMessageEvent{
		Format: 32, Window: client, Type: atom(x, "_NET_WM_STATE"),
		Data: xproto.ClientMessageDataUnionData32New([]uint32{
			remove, uint32(atom(x, "_NET_WM_STATE_MAXIMIZED_VERT")), uint32(atom(x, "_NET_WM_STATE_MAXIMIZED_HORZ")), fromApp, 0,
		}),
	}
	root := xproto.Setup(x).DefaultScreen(x).Root
	mask := uint32(xproto.EventMaskSubstructureRedirect | xproto.EventMaskSubstructureNotify)
	_ = xproto.SendEventChecked(x, false, root, mask, string(message.Bytes())).Check()
}

func atom(x *xgb.Conn, name string) xproto.Atom {
	reply, err := xproto.InternAtom(x, false, uint16(len(name)), name).Reply()
	if err != nil {
		return xproto.AtomNone
	}
	return reply.Atom
}

const mostCardinals = 400 // four of each of a hundred desktops

// cardinals are the numbers of a window's property; none if it has no such property.
func cardinals(x *xgb.Conn, of xproto.Window, name string) (numbers []int) {
	property, err := xproto.GetProperty(x, false, of, atom(x, name), xproto.AtomCardinal, 0, mostCardinals).Reply()
	if err != nil || property.Format != 32 {
		return nil
	}
	for at := 0; at+4 <= len(property.Value); at += 4 {
		numbers = append(numbers, int(int32(xgb.Get32(property.Value[at:]))))
	}
	return numbers
}
