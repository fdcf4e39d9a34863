package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// footer says the selected time in words, and how many times there are and how old: on
// one line, or in a narrow window under each other.
type footer struct {
	words, count    *control.Text
	fresh, stale    *stamp
	stamps          *fyne.Container
	wide, tall, box *fyne.Container // one line, two lines, and what holds one of them
}

func newFooter(tell func()) *footer {
	f := &footer{
		words: control.Caption(""), count: control.Caption(""),
		fresh: newStamp(control.NewChip(""), tell), stale: newStamp(control.NewStateChip(control.Attention, ""), tell),
	}
	f.stamps = control.Row(0, f.fresh, f.stale)
	f.wide = control.Ends(footGap, f.words, control.Row(footGap, f.count, f.stamps))
	f.tall = control.Column(theme.Grid, f.words, control.Ends(footGap, f.count, f.stamps))
	f.box = control.Column(0, f.wide)
	return f
}

const (
	footGap            = 5 * theme.Grid
	leastWords float32 = 240 // room for the words beside the rest, or they stand above it
)

func (f *footer) draw(p *Page) {
	f.words.SetText(p.words())
	show(f.count, p.business != "")
	f.count.SetText(sheet.CountText(p.sheet, p.view))
	known := p.business != "" && !p.sheet.Oldest.IsZero()
	show(f.fresh, known && !p.stale())
	show(f.stale, known && p.stale())
	if known {
		age := sheet.ReadText(p.sheet.Oldest, p.deps.Now(), p.zone, p.zoneText())
		f.fresh.setText(age)
		f.stale.setText(age)
	}
	f.box.Refresh()
}

// fit makes the footer fit a width.
func (f *footer) fit(width float32) {
	room := width - f.count.NaturalWidth() - f.stamps.MinSize().Width - 2*footGap
	lines := f.wide
	if room < leastWords*theme.Scale() {
		lines = f.tall
	}
	if f.box.Objects[0] != lines {
		f.box.Objects[0] = lines
		f.box.Refresh()
	}
}

// words say what is under the cursor while the calendar has the keyboard, else what is
// selected.
func (p *Page) words() string {
	if p.remark != "" {
		return p.remark
	}
	if words := p.screen.shown().words(); words != "" {
		return words
	}
	block, found := p.sheet.Find(p.chosen)
	switch {
	case found:
		return sheet.BlockText(p.sheet, p.sheet.Blocks[block])
	case p.business != "" && p.view == sheet.Month && p.sheet.Total > 0:
		return textPickDay
	case !p.chosen.IsZero() && p.view != sheet.Month:
		return p.fateOfChosen()
	case p.sheet.Total > 0:
		return textNothingPicked
	}
	return ""
}
