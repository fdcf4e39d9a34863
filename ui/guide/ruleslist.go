package guide

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// rulesList shows the clinic's booking rules as they are now; before they are known, what
// MIEA recommends for each.
type rulesList struct {
	guide *Guide
	box   *fyne.Container
	rows  []ruleRow
}

type ruleRow struct {
	icon *control.StateIcon
	text *control.Text
	box  *fyne.Container
}

func newRulesList(g *Guide) *rulesList {
	l := &rulesList{guide: g}
	var rows []fyne.CanvasObject
	for range ruleCount {
		row := ruleRow{icon: control.NewStateIcon(control.ToDo, 16), text: control.Prose("")}
		row.box = control.Lead(3*theme.Grid, row.icon, row.text)
		l.rows = append(l.rows, row)
		rows = append(rows, row.box)
	}
	l.box = control.Column(2*theme.Grid, rows...)
	return l
}

func (l *rulesList) show(bool) {
	var online cliniko.OnlineBookings
	account := l.guide.state.Account
	if account != nil {
		online = account.Settings.OnlineBookings
	}
	for i, rule := range Rules(online) {
		row := l.rows[i]
		row.icon.SetState(l.state(rule))
		control.SetShown(row.icon, account != nil)
		control.SetShown(row.box, account != nil || rule.Safe != "")
		words := recommended(rule)
		if account != nil {
			words = ruleWords(rule)
		}
		row.text.SetMarkup(words)
	}
}

// state is a rule's; one that stood well when there was a key cannot be checked without it.
func (l *rulesList) state(r Rule) control.State {
	if state := ruleState(r); state != control.Done || !keyless(l.guide.state) {
		return state
	}
	return control.Unchecked
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
	words := fmt.Sprintf(ruleNamed, r.Name, r.Meaning)
	if r.Stricter && r.Safe != "" {
		words += " " + fmt.Sprintf(ruleRecommended, r.Safe)
	}
	return words
}

// recommended says what MIEA recommends for a rule.
func recommended(r Rule) string {
	return fmt.Sprintf(ruleNamed, r.Name, fmt.Sprintf(ruleRecommended, r.Safe))
}
