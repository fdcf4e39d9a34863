package guide

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// rulesList shows the clinic's booking rules as they are now, once they are known.
type rulesList struct {
	guide *Guide
	box   *fyne.Container
	rows  []ruleRow
}

type ruleRow struct {
	icon *control.StateIcon
	text *control.Text
}

func newRulesList(g *Guide) *rulesList {
	l := &rulesList{guide: g}
	var rows []fyne.CanvasObject
	for range ruleCount {
		row := ruleRow{control.NewStateIcon(control.ToDo, 16), control.Prose("")}
		l.rows = append(l.rows, row)
		rows = append(rows, control.Lead(2.5*theme.Grid, row.icon, row.text))
	}
	l.box = control.Column(2*theme.Grid, rows...)
	return l
}

func (l *rulesList) show(bool) {
	account := l.guide.state.Account
	control.SetShown(l.box, account != nil)
	if account == nil {
		return
	}
	for i, rule := range Rules(account.Settings.OnlineBookings) {
		l.rows[i].icon.SetState(ruleState(rule))
		l.rows[i].text.SetMarkup(ruleWords(rule))
	}
}

func ruleState(r Rule) control.State {
	switch {
	case !r.Known:
		return control.Unchecked
	case r.Name == ruleOn && r.Stricter:
		return control.Blocked
	case r.Stricter:
		return control.Attention
	default:
		return control.Done
	}
}

func ruleWords(r Rule) string {
	words := fmt.Sprintf("**%s.** %s", r.Name, r.Meaning)
	if r.Stricter && r.Safe != "" {
		words += " " + fmt.Sprintf(ruleRecommended, r.Safe)
	}
	return words
}
