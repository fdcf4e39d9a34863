package bookable

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/board/boardtest"
)

// BenchmarkGridFirstPaint makes the page, gives it the data of a large clinic and lays it out, and
// the same of Fyne's own table with as many cells: all but the painting, which here is not that of
// a real window. The aim is 100 ms.
func BenchmarkGridFirstPaint(b *testing.B) {
	d := newDesk(b, usual)
	s := large().state()
	words := readiness.WordsFor(s.Account, s.Style)
	boardtest.Compare(b, [2]string{"ours", "table"}, [2]func(){func() {
		p := New(d.page.deps)
		p.SetState(s)
		d.window.SetContent(p.Content())
	}, func() { d.window.SetContent(plainTable(build(s, words, filter{}))) }})
}

// BenchmarkGridFind types a letter into Find, beside a letter into Fyne's own field over such a
// table. The aim is 16 ms a key.
func BenchmarkGridFind(b *testing.B) {
	d := newDesk(b, usual).show(large())
	grid, plain := plainTable(d.page.table), widget.NewEntry()
	test.WidgetRenderer(grid).Layout(d.grid().Size()) // so that it draws its cells without a window
	grid.Resize(d.grid().Size())
	plain.OnChanged = func(string) { grid.Refresh() }
	texts := []string{"l", "li", "liv", "liv q", "liv", "li", "l", ""}
	ours, theirs := 0, 0
	next := func(at *int) string {
		*at++
		return texts[*at%len(texts)]
	}
	boardtest.Compare(b, [2]string{"ours", "table"}, [2]func(){
		func() { d.page.screen.field.SetText(next(&ours)) },
		func() { plain.SetText(next(&theirs)) },
	})
}

func plainTable(t *table) *widget.Table {
	return widget.NewTable(
		func() (rows, columns int) { return len(t.rows), len(t.columns) },
		func() fyne.CanvasObject { return widget.NewLabel("000") },
		func(id widget.TableCellID, o fyne.CanvasObject) {
			o.(*widget.Label).SetText(cellText(t.cell(id.Row, id.Col)))
		})
}

// BenchmarkDecisionList draws the list of who should be bookable, as with every answer that comes in.
func BenchmarkDecisionList(b *testing.B) {
	d := newDesk(b, usual).show(undecided(large()))
	for b.Loop() {
		d.page.screen.decision.draw()
	}
}
