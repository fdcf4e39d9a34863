package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// footer says the selected time in words, and how many times there are and how old: on
// one line, or in a narrow window under each other.
type footer struct {
	words, count    *control.Text
	fresh, stale    *control.ChipButton
	stamps          *fyne.Container
	wide, tall, box *fyne.Container // one line, two lines, and what holds one of them
	text            footerText
}

func newFooter(showKnowledge func()) *footer {
	f := &footer{
		words: control.Caption(""), count: control.Caption(""),
		fresh: control.NewChipButton(control.NewChip(""), showKnowledge), stale: control.NewChipButton(control.NewStateChip(control.Attention, ""), showKnowledge),
	}
	f.stamps = control.Row(0, f.fresh, f.stale)
	f.wide = control.Ends(footGap, f.words, control.Row(footGap, f.count, f.stamps))
	f.tall = control.Column(theme.Grid, f.words, control.Ends(footGap, control.Least(countWidth, f.count), f.stamps))
	f.box = control.Column(0, f.wide)
	for _, unused := range []fyne.CanvasObject{f.count, f.fresh, f.stale} {
		unused.Hide()
	}
	return f
}

const (
	footGap            = 5 * theme.Grid
	countWidth         = 110 // under which the count has a line of its own
	leastWords float32 = 240 // room for the words beside the rest, or they stand above it
)

// footerText is what the footer says.
type footerText struct {
	words, count string
	hint         bool   // the words only tell what can be done: they are worth no line of their own
	age          string // how old the times are; empty: nothing is known
	stale        bool
}

func (f *footer) draw(text footerText) {
	if text == f.text {
		return
	}
	f.text = text
	f.words.SetText(text.words)
	control.SetShown(f.count, text.count != "")
	f.count.SetText(text.count)
	control.SetShown(f.fresh, text.age != "" && !text.stale)
	control.SetShown(f.stale, text.age != "" && text.stale)
	if text.age != "" {
		f.fresh.SetText(text.age)
		f.stale.SetText(text.age)
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
	shown := lines == f.wide || !f.text.hint
	if f.box.Objects[0] != lines || f.words.Visible() != shown {
		control.SetShown(f.words, shown)
		f.box.Objects[0] = lines
		f.box.Refresh()
	}
}
