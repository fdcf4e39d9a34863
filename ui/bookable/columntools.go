package bookable

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// columnTools choose the columns of a grid that has many.
type columnTools struct {
	box      *fyne.Container
	business *control.Select
	unfold   *control.Button
}

func newColumnTools(p *Page) *columnTools {
	t := &columnTools{}
	t.business = control.NewSelect(nil, "", func(id string) { p.setBusiness(cliniko.BusinessID(id)) })
	t.unfold = control.NewLink("", func() { p.setUnoffered(!p.filter.unoffered) })
	t.box = control.Row(3*theme.Grid, t.business, t.unfold)
	return t
}

// draw offers what the table leaves to choose.
func (t *columnTools) draw(of *table, unfolded bool) {
	control.SetShown(t.business, len(of.places) > 0)
	control.SetShown(t.unfold, of.unoffered > 0)
	control.SetShown(t.box, len(of.places) > 0 || of.unoffered > 0)
	t.business.SetOptions(placeOptions(of), string(of.place))
	t.unfold.SetLabel(unfoldLabel(of, unfolded))
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
	return fmt.Sprintf(text, wording.Count(of.unoffered, nounType))
}
