// Command scroll measures how smoothly the calendar scrolls with ten thousand free times
// in a real window, beside Fyne's own table with as many cells. It asks for a step every
// 16 ms and waits for it, and prints how many a second were done, and how many frames with
// something new were drawn.
package main

import (
	"fmt"
	"image"
	"image/color"
	"net/url"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/calendar"
	"mieahealth.com/companion/ui/theme"
)

const (
	pause = 16 * time.Millisecond
	runs  = 4 * time.Second // each measurement
	step  = 6
)

// sizes are the window as it opens first, and the least that the calendar is made for.
var sizes = []fyne.Size{fyne.NewSize(1180, 760), fyne.NewSize(900, 600)}

// bench is the window in which everything scrolls, and what is counted in it.
type bench struct {
	window fyne.Window
	page   *calendar.Page
	clinic *busyClinic
	dot    *canvas.Raster // in the corner; made anew in each frame after a step
	frames int            // in which it was
}

func main() {
	a := app.NewWithID("com.mieahealth.scroll")
	a.Settings().SetTheme(theme.New(theme.Light, 1))
	b := &bench{window: a.NewWindow("Scroll"), clinic: newBusyClinic()}
	b.page = calendar.New(calendar.Deps{
		Source: b.clinic, Now: func() time.Time { return b.clinic.now }, Open: func(*url.URL) {},
		Show:   func(cliniko.BusinessID, cliniko.Date, cliniko.Date) {},
		Update: func(func(*storage.Clinic)) {}, GoTo: func(int) {},
	})
	b.dot = canvas.NewRaster(func(int, int) image.Image {
		b.frames++
		return image.NewUniform(color.Transparent)
	})
	b.dot.Resize(fyne.NewSquareSize(1))
	b.show(widget.NewLabel("Scroll"))
	b.window.SetPadded(false)
	b.window.Resize(sizes[0])
	a.Lifecycle().SetOnStarted(func() {
		go func() {
			b.measureAll()
			fyne.Do(a.Quit)
		}()
	})
	b.window.ShowAndRun()
}

func (b *bench) show(content fyne.CanvasObject) {
	b.window.SetContent(container.NewStack(content, container.NewWithoutLayout(b.dot)))
}

func (b *bench) measureAll() {
	b.measure("label", func(float32) {})
	for _, size := range sizes {
		var table *widget.Table
		var offset float32
		fyne.DoAndWait(func() {
			b.window.Resize(size)
			table = newTable()
			b.show(table)
		})
		b.measure("table", func(by float32) {
			offset -= by
			table.ScrollToOffset(fyne.NewPos(0, offset))
		})
		fyne.DoAndWait(func() {
			b.show(b.page.Content())
			b.page.SetState(b.clinic.state())
		})
		for _, view := range []struct {
			name string
			key  rune
		}{{"week", 'w'}, {"list", 'a'}} {
			var in scroller
			fyne.DoAndWait(func() {
				b.page.TypedRune(view.key)
				in = scrollOf(b.page.Content())
			})
			b.measure(view.name, func(by float32) { in.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)}) })
		}
	}
}

// measure scrolls down and up for a while.
func (b *bench) measure(name string, scroll func(by float32)) {
	var frames int
	var size fyne.Size
	fyne.DoAndWait(func() { frames, size = b.frames, b.window.Canvas().Size() })
	by, steps, began := float32(-step), 0, time.Now()
	for tick := time.NewTicker(pause); time.Since(began) < runs; <-tick.C {
		if steps++; steps%100 == 0 {
			by = -by
		}
		fyne.DoAndWait(func() {
			scroll(by)
			b.dot.Refresh()
		})
	}
	seconds := time.Since(began).Seconds()
	fyne.DoAndWait(func() { frames = b.frames - frames })
	fmt.Printf("%s %vx%v %5.1f steps/s %5.1f frames/s\n", name, size.Width, size.Height, float64(steps)/seconds, float64(frames)/seconds)
}

// scroller is a container.Scroll, or what embeds one.
type scroller interface {
	fyne.Scrollable
	ScrollToOffset(fyne.Position)
}

// scrollOf is the first part of something in sight that scrolls.
func scrollOf(o fyne.CanvasObject) scroller {
	if !o.Visible() {
		return nil
	}
	var within []fyne.CanvasObject
	switch o := o.(type) {
	case scroller:
		return o
	case *fyne.Container:
		within = o.Objects
	case fyne.Widget:
		within = test.WidgetRenderer(o).Objects()
	}
	for _, child := range within {
		if found := scrollOf(child); found != nil {
			return found
		}
	}
	return nil
}

// newTable shows as many cells as a week of the calendar, each a box and a text.
func newTable() *widget.Table {
	t := widget.NewTable(func() (int, int) { return 1500, 7 },
		func() fyne.CanvasObject {
			box := canvas.NewRectangle(theme.Color(theme.PersonAt(1).Soft))
			box.SetMinSize(fyne.NewSize(160, 24))
			return container.NewStack(box, canvas.NewText("", theme.Color(theme.Ink)))
		},
		func(id widget.TableCellID, o fyne.CanvasObject) {
			text := o.(*fyne.Container).Objects[1].(*canvas.Text)
			text.Text = fmt.Sprintf("%d:%02d AR Anna Riley", id.Row/4%24, id.Row%4*15)
			text.Refresh()
		})
	t.HideSeparators = true
	return t
}
