//go:build unix && !darwin

package desktop

import (
	"io"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// answerTimeout is how long another program may take to say what is selected in it. A person
// is waiting meanwhile.
const answerTimeout = 250 * time.Millisecond

const longestSelection = 4096 // bytes; what is longer is not read

// Primary is X11's second clipboard: what is selected anywhere, which the middle button
// of the mouse pastes. It is always empty on a computer without X11. Each call has a
// connection of its own, so it may come from any goroutine.
type Primary struct{}

// Content is the text that is selected; empty when there is none, when it is long, or
// when the program that has it does not answer soon.
func (Primary) Content() (text string) {
	withDisplay(func(x *xgb.Conn, window xproto.Window) {
		text = selected(x, window)
	})
	return text
}

// SetContent("") has nothing selected any more. Other texts are not offered: this app
// puts nothing on that clipboard.
func (Primary) SetContent(text string) {
	if text != "" {
		return
	}
	withDisplay(func(x *xgb.Conn, _ xproto.Window) {
		_ = xproto.SetSelectionOwnerChecked(x, xproto.WindowNone, xproto.AtomPrimary, xproto.TimeCurrentTime).Check()
	})
}

// withDisplay does something with a connection and a window that is never shown. The
// connection is closed after the answerTimeout, which ends whatever still waits.
func withDisplay(do func(*xgb.Conn, xproto.Window)) {
	xgb.Logger.SetOutput(io.Discard) // else it writes to the terminal
	x, err := xgb.NewConn()
	if err != nil {
		return
	}
	defer x.Close()
	defer time.AfterFunc(answerTimeout, x.Close).Stop()
	window, err := xproto.NewWindowId(x)
	if err != nil {
		return
	}
	root := xproto.Setup(x).DefaultScreen(x).Root
	err = xproto.CreateWindowChecked(x, 0, window, root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check()
	if err == nil {
		do(x, window)
	}
}

// selected asks the program that has the selection for its text, and waits for it.
func selected(x *xgb.Conn, window xproto.Window) string {
	name := "UTF8_STRING"
	atom, err := xproto.InternAtom(x, false, uint16(len(name)), name).Reply()
	if err != nil {
		return ""
	}
	xproto.ConvertSelection(x, window, xproto.AtomPrimary, atom.Atom, xproto.AtomPrimary, xproto.TimeCurrentTime)
	for {
		event, fault := x.WaitForEvent()
		switch told := event.(type) {
		case xproto.SelectionNotifyEvent:
			return property(x, window, told.Property, atom.Atom)
		case nil:
			if fault == nil {
				return "" // the connection has ended
			}
		}
	}
}

// property takes the text that a program has put on our window.
func property(x *xgb.Conn, window xproto.Window, name, kind xproto.Atom) string {
	if name == xproto.AtomNone {
		return ""
	}
	answer, err := xproto.GetProperty(x, true, window, name, kind, 0, longestSelection/4).Reply()
	if err != nil || answer.Type != kind || answer.BytesAfter > 0 {
		return ""
	}
	defer clear(answer.Value)
	return string(answer.Value)
}
