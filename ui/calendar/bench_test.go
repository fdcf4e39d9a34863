package calendar

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/board/boardtest"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/theme"
)

// BenchmarkBuild makes the model of ten thousand slots, in each view's grouping.
func BenchmarkBuild(b *testing.B) {
	d := crowded(b)
	for v := range sheet.Views {
		b.Run(sheet.Views[v].Label, func(b *testing.B) {
			in := d.page.input(sheet.View(v), sheettest.Monday.Add(2), sheet.Views[v].Grouping)
			b.ReportAllocs()
			for b.Loop() {
				sheet.Build(in)
			}
		})
	}
}

// weekTable shows a sheet with Fyne's own table, separators hidden: a row for each row, a
// column for each column, and in each cell a box and a text.
type weekTable struct {
	*widget.Table
	sheet *sheet.Sheet
}

func newWeekTable(b *testing.B, s *sheet.Sheet, cell, size fyne.Size) *weekTable {
	b.Helper()
	t := &weekTable{sheet: s}
	t.Table = widget.NewTable(
		func() (int, int) { return len(t.sheet.Rows), len(t.sheet.Columns) },
		func() fyne.CanvasObject {
			box := canvas.NewRectangle(color.Transparent)
			box.SetMinSize(cell)
			return container.NewStack(box, canvas.NewText("", color.Black))
		}, t.update)
	t.HideSeparators = true
	w := test.NewTempWindow(b, t.Table)
	w.SetPadded(false)
	w.Resize(size)
	return t
}

func (t *weekTable) update(id widget.TableCellID, o fyne.CanvasObject) {
	box, text := o.(*fyne.Container).Objects[0].(*canvas.Rectangle), o.(*fyne.Container).Objects[1].(*canvas.Text)
	box.FillColor, text.Text = color.Transparent, ""
	if block := t.sheet.BlockIn(id.Col, id.Row); block != sheet.None {
		b := t.sheet.Blocks[block]
		words := cardTextOf(t.sheet, b, cardRoom{notes: true})
		box.FillColor = theme.Color(personOf(t.sheet, b).Soft)
		text.Text, text.Color = words.time+" "+words.tag+" "+words.name, theme.Color(theme.Ink)
	}
	box.Refresh()
	text.Refresh()
}

// cellsInSight counts the blocks that the grid draws, its rows and its columns.
func (d *desk) cellsInSight() (blocks, rows, columns int) {
	p := &d.grid().drawing
	return len(p.faces()), p.rows.To - p.rows.From, p.columns.To - p.columns.From
}

// BenchmarkSwitch turns to a week of ten thousand slots and back to an empty one: model,
// layout and refresh, in our view and in a table with as many visible cells.
func BenchmarkSwitch(b *testing.B) {
	d := crowded(b)
	empty := sheet.Build(d.page.input(sheet.Week, sheettest.Monday.Add(70), sheet.ByDay))
	blocks, rows, columns := d.cellsInSight()
	view, geo := d.page.screen.sheets, d.grid().grid()
	full := func() *sheet.Sheet { return sheet.Build(d.page.input(sheet.Week, sheettest.Monday, sheet.ByDay)) }
	t := newWeekTable(b, full(), fyne.NewSize(geo.days.ColumnWidth, geo.block), view.View().Size)
	boardtest.Compare(b, [2]string{"ours", "table"}, [2]func(){func() {
		view.setSheet(empty, sheet.Selection{})
		view.setSheet(full(), sheet.Selection{})
	}, func() {
		t.sheet = empty
		t.Refresh()
		t.sheet = full()
		t.Refresh()
	}})
	b.ReportMetric(float64(blocks), "blocks")
	b.ReportMetric(float64(rows*columns), "cells")
}

// BenchmarkScroll moves ten thousand slots by half a row, and a table beside it.
func BenchmarkScroll(b *testing.B) {
	d := crowded(b)
	view, geo := d.page.screen.sheets, d.grid().grid()
	t := newWeekTable(b, d.page.sheet, fyne.NewSize(geo.days.ColumnWidth, geo.block), view.View().Size)
	i := 0
	offset := func() float32 { return float32(i%200) * geo.block / 2 }
	boardtest.Compare(b, [2]string{"ours", "table"}, [2]func(){func() {
		i++
		view.ScrollTo(0, offset())
	}, func() { t.ScrollToOffset(fyne.NewPos(0, offset())) }})
}

// BenchmarkPage redraws the whole page, as each new state does, in each view.
func BenchmarkPage(b *testing.B) {
	d := crowded(b)
	for v := range sheet.Views {
		d.page.goTo(sheettest.Monday.Add(2))
		d.page.showView(sheet.View(v))
		b.Run(sheet.Views[v].Label, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.publish()
			}
		})
	}
}
