package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
	"mieahealth.com/companion/ui/theme"
)

// demoBanner says on every page that nothing is real, and how to leave; nil in a real clinic.
func (w *Window) demoBanner() fyne.CanvasObject {
	w.demoLink = control.NewLink(wordDemoChange, w.toggleDemo)
	line := control.Row(4*theme.Grid, control.Strong(textDemoBanner), w.demoLink, control.NewLink(wordCloseDemo, w.window.Close))
	return control.On(control.NewBackground(theme.AccentSoft), control.Edges(theme.Grid, theme.Grid, line))
}

// demoPanel stands in for Cliniko's settings. It lies beside the page, or below it in a narrow
// window, so that one sees the steps follow.
type demoPanel struct {
	*fyne.Container
	page  *control.Page
	first fyne.Focusable // gets the keyboard
}

func newDemoPanel(w *Window) *demoPanel {
	p := &demoPanel{}
	head := control.Trail(2*theme.Grid, control.Heading(titleDemo), control.NewLink(wordClose, w.closeDemo))
	list := control.Column(2*theme.Grid, control.Hint(leadDemo))
	for _, fault := range w.deps.Demo.Faults() {
		check := control.NewCheck(fault.Title, fault.Planted, func(planted bool) { w.changeDemo(fault.ID, planted) })
		if p.first == nil {
			p.first = check
		}
		list.Add(check)
	}
	key := func() string { return w.deps.Demo.Key }
	list.Add(control.Inset(0, 2*theme.Grid, 0, 0, control.Strong(titleDemoKey)))
	list.Add(control.Body(leadDemoKey))
	list.Add(control.MenuPath(key(), control.NewCopyLink(wordCopyKey, key)))
	list.Add(control.Row(0, control.NewQuiet(wordStart, w.startDemoAnew)))
	p.page = control.NewPage(0, list)
	p.Container = container.NewStack(control.NewBackground(theme.Surface), control.Over(control.Edges(3*theme.Grid, 2*theme.Grid, head), p.page))
	return p
}

// changeDemo makes a fault in the demo clinic, or repairs it, and looks at once.
func (w *Window) changeDemo(fault string, planted bool) {
	set := w.deps.Demo.Repair
	if planted {
		set = w.deps.Demo.Plant
	}
	set(fault)
	w.deps.Live.CheckNow()
}

// startDemoAnew forgets the demo clinic, so that it can be connected with the demo key.
func (w *Window) startDemoAnew() {
	w.deps.Live.Forget(w.deps.Live.State().Clinic.ID)
	w.show(guide.TabKey)
	if w.demo.Position().X == 0 { // it lies below the page or over it, which has too little room so
		w.hideDemo()
	}
}

func (w *Window) toggleDemo() {
	if w.demoShown() {
		w.closeDemo()
	} else {
		w.showDemo()
	}
}

func (w *Window) demoShown() bool { return w.demo != nil && w.demo.Visible() }

func (w *Window) showDemo() {
	if w.demo == nil {
		w.demo = newDemoPanel(w)
		w.body.Add(w.demo.Container)
	}
	w.demo.Show()
	w.body.Refresh()
	if w.demo.first != nil {
		w.window.Canvas().Focus(w.demo.first)
	}
}

func (w *Window) hideDemo() {
	control.Focus(w.start)
	w.demo.Hide()
	w.body.Refresh()
}

// closeDemo gives the keyboard back to the link that opened the panel.
func (w *Window) closeDemo() {
	w.hideDemo()
	control.Focus(w.demoLink)
}

// uncoverPage closes the panel if it lies over the whole page.
func (w *Window) uncoverPage() {
	if w.demoShown() && w.demo.Size() == w.body.Size() {
		w.hideDemo()
	}
}

const (
	panelWidth float32 = 340
	panelPart  float32 = 0.45 // of the height, below the page
	leastPanel float32 = 150  // with less, only its heading would show: it lies over the page then
)

// besidePage gives its first object the room, but for what a second one that is shown takes.
type besidePage struct{}

// MinSize implements fyne.Layout.
func (besidePage) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout implements fyne.Layout.
func (besidePage) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	page, room := objects[0], size
	if len(objects) > 1 && objects[1].Visible() {
		if side := panelWidth * theme.Scale(); size.Width-side >= theme.Narrow {
			room.Width -= side
			control.Place(objects[1], room.Width, 0, side, size.Height)
		} else {
			room.Height -= belowPage(size.Height)
			control.Place(objects[1], 0, room.Height, size.Width, size.Height-room.Height)
		}
	}
	control.Place(page, 0, 0, room.Width, room.Height)
}

// belowPage is how much of a height the panel takes.
func belowPage(height float32) float32 {
	if part := height * panelPart; part >= leastPanel*theme.Scale() {
		return part
	}
	return height
}
