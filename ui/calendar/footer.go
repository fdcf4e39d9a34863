package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// footer says the selected time in words, and how many times there are and how old.
type footer struct {
	words, count *control.Text
	fresh, stale *stamp
	box          *fyne.Container
}

func newFooter(tell func()) *footer {
	f := &footer{
		words: control.Caption(""), count: control.Caption(""),
		fresh: newStamp(control.NewChip(""), tell), stale: newStamp(control.NewStateChip(control.Attention, ""), tell),
	}
	f.box = control.Ends(5*theme.Grid, f.words, control.Row(5*theme.Grid, f.count, f.fresh, f.stale))
	return f
}

func (f *footer) draw(p *Page) {
	f.words.SetText(p.words())
	show(f.count, p.business != "")
	f.count.SetText(countText(p.sheet, p.view))
	known := p.business != "" && !p.sheet.Oldest.IsZero()
	show(f.fresh, known && !p.stale())
	show(f.stale, known && p.stale())
	if known {
		age := asOfText(p.sheet.Oldest, p.deps.Now(), p.zone)
		f.fresh.setText(age)
		f.stale.setText(age)
	}
	f.box.Refresh()
}

// words say what is under the cursor while the calendar has the keyboard, else what is
// selected.
func (p *Page) words() string {
	if words := p.screen.shown().words(); words != "" {
		return words
	}
	block, found := p.sheet.Find(p.chosen)
	switch {
	case found:
		return blockText(p.sheet, p.sheet.Blocks[block])
	case p.business != "" && p.view == Month && p.sheet.Total > 0:
		return textPickDay
	case !p.chosen.IsZero() && p.view != Month:
		return textChosenGone
	case p.sheet.Total > 0:
		return textNothingPicked
	}
	return ""
}
