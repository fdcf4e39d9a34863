package bookable

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/control"
)

// columnTools choose the columns of a grid that has many.
type columnTools struct {
	chooser  *fyne.Container // over the grid
	business *control.Select
	unfold   *fyne.Container // under the grid
	link     *control.Button
}

func newColumnTools(p *Page) *columnTools {
	t := &columnTools{}
	t.business = control.NewSelect(nil, "", func(id string) { p.setBusiness(cliniko.BusinessID(id)) })
	t.link = control.NewLink("", func() { p.setUnoffered(!p.filter.unoffered) })
	t.chooser, t.unfold = control.Row(0, t.business), control.Row(0, t.link)
	return t
}

// draw offers what the table leaves to choose.
func (t *columnTools) draw(of *table, unfolded bool) {
	control.SetShown(t.chooser, len(of.places) > 0)
	control.SetShown(t.unfold, of.unoffered > 0)
	t.business.SetOptions(placeOptions(of), string(of.place))
	t.link.SetLabel(unfoldLabel(of, unfolded))
}

func placeOptions(of *table) (options []control.Option) {
	for _, at := range of.places {
		options = append(options, control.Option{ID: string(at), Label: of.words.Subject(readiness.Target{Business: at})})
	}
	return append(options, control.Option{ID: string(everywhere), Label: textAllBusinesses})
}

func unfoldLabel(of *table, unfolded bool) string {
	text := textUnoffered
	switch {
	case unfolded:
		return textFoldUnoffered
	case of.elsewhere:
		text = textNotEverywhere
	}
	return fmt.Sprintf(text, wording.Count(of.unoffered, nounMoreTypes))
}
