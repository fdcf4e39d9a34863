package bookable

import (
	"image/png"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// What comes after this step.
const (
	wayOn     = "Continue to step 4"
	afterThis = 4
)

// desk is a window with the page, and what the page has asked for.
type desk struct {
	t      testing.TB
	window fyne.Window
	page   *Page
	clinic *clinic

	opened []string
	asked  string // of a colleague
	went   []int
	done   bool
	guided *control.Button // in the guide's actions
}

type look struct {
	name          string
	mode          theme.Mode
	scale         float32
	width, height float32
}

// usual is the window's content under the header and the tabs, at the usual size.
var usual = look{"light", theme.Light, 1, 1180, 656}

func newDesk(t testing.TB, l look) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(l.mode, l.scale))
	d := &desk{t: t, guided: control.NewQuiet("Mark as done", func() {})}
	d.page = New(Deps{
		Now:    func() time.Time { return now.In(time.FixedZone("Sydney", 11*3600)) },
		Open:   func(u *url.URL) { d.opened = append(d.opened, u.String()) },
		Update: d.update,
		GoTo:   func(step int) { d.went = append(d.went, step) },
		Ask:    func(_ *control.Button, what string, menu cliniko.Menu) { d.asked = what + " Where: " + string(menu) },
		Guide:  control.Column(8, control.Strong("Choose the businesses"), control.Prose("Go to [[Settings]] → [[Business information]]."), control.Row(0, d.guided)),
		Done:   func() bool { return d.done },
		WayOn:  func() (string, func()) { return wayOn, func() { d.went = append(d.went, afterThis) } },
	})
	d.window = test.NewTempWindow(t, container.NewStack(control.NewBackground(theme.Canvas), d.page.Content()))
	d.window.SetPadded(false)
	d.window.Resize(fyne.NewSize(l.width, l.height))
	return d
}

// copied is what stands on the clipboard.
func (d *desk) copied() string { return fyne.CurrentApp().Clipboard().Content() }

// show draws a clinic on the page.
func (d *desk) show(c *clinic) *desk {
	d.clinic = c
	d.page.SetState(c.state())
	return d
}

// update does what live does with a wish: change the clinic, judge again, tell the page.
func (d *desk) update(change func(*storage.Clinic)) {
	kept := storage.Clinic{Marks: d.clinic.marks, Decision: d.clinic.decision}
	change(&kept)
	d.clinic.marks, d.clinic.decision = kept.Marks, kept.Decision
	d.page.SetState(d.clinic.state())
}

// seat is a desk with a clinic, its grid having the keyboard.
func seat(t testing.TB, c *clinic) *desk {
	t.Helper()
	d := newDesk(t, usual).show(c)
	d.window.Canvas().Focus(d.grid())
	return d
}

func (d *desk) grid() *grid { return d.page.screen.grid }

// press types keys into what has the keyboard.
func (d *desk) press(keys ...fyne.KeyName) {
	d.t.Helper()
	for _, key := range keys {
		require.NotNil(d.t, d.window.Canvas().Focused(), "nothing has the keyboard")
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// says is the line below the cells.
func (d *desk) says() string { return d.grid().description() }

// scroller is what scrolls the grid's cells.
func (g *grid) scroller() fyne.Scrollable {
	for _, o := range test.WidgetRenderer(g).Objects() {
		if scroll, found := o.(fyne.Scrollable); found {
			return scroll
		}
	}
	return nil
}

// visible are all objects of the page that can be seen.
func (d *desk) visible() []fyne.CanvasObject { return visibleIn(d.page.Content()) }

func visibleIn(o fyne.CanvasObject) (objects []fyne.CanvasObject) {
	if !o.Visible() {
		return nil
	}
	objects = []fyne.CanvasObject{o}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case *control.Page:
		children = []fyne.CanvasObject{o.Content}
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		objects = append(objects, visibleIn(child)...)
	}
	return objects
}

func (d *desk) buttons() (buttons []*control.Button) {
	for _, o := range d.visible() {
		if b, ok := o.(*control.Button); ok {
			buttons = append(buttons, b)
		}
	}
	return buttons
}

// button is the first button on the page with a label.
func (d *desk) button(label string) *control.Button {
	d.t.Helper()
	for _, b := range d.buttons() {
		if b.Label() == label {
			return b
		}
	}
	require.Fail(d.t, "no button", label)
	return nil
}

// texts are all texts on the page.
func (d *desk) texts() (texts []string) {
	for _, o := range d.visible() {
		if text, ok := o.(*control.Text); ok {
			texts = append(texts, text.String())
		}
	}
	return texts
}

// titles are the findings listed.
func (d *desk) titles() (titles []string) {
	for _, o := range d.page.screen.panel.list.Objects {
		for _, box := range d.page.screen.panel.boxes {
			if box.box == o {
				titles = append(titles, box.title)
			}
		}
	}
	return titles
}

func unconnected() *live.State { return &live.State{Status: live.Status{Phase: live.Unconnected}} }

// shot saves a picture of the page into the folder that COMPANION_SHOTS names, for
// people to look at.
func (d *desk) shot(name string) {
	d.t.Helper()
	folder := os.Getenv("COMPANION_SHOTS")
	if folder == "" {
		return
	}
	file, err := os.Create(filepath.Join(folder, name+".png"))
	require.NoError(d.t, err)
	defer file.Close()
	require.NoError(d.t, png.Encode(file, d.window.Canvas().Capture()))
}

// requireInside fails when something of the page is drawn beyond the width of what holds it.
func requireInside(t *testing.T, o fyne.CanvasObject) {
	t.Helper()
	box, isBox := o.(*fyne.Container)
	if page, isPage := o.(*control.Page); isPage {
		box, isBox = page.Content.(*fyne.Container)
	}
	if !isBox {
		return
	}
	for _, child := range box.Objects {
		if child.Visible() {
			require.GreaterOrEqual(t, child.Position().X, float32(-0.6), "%T in %T", child, o)
			require.LessOrEqual(t, child.Position().X+child.Size().Width, box.Size().Width+0.6, "%T in %T", child, o)
			requireInside(t, child)
		}
	}
}
