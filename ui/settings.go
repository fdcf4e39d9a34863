package ui

import (
	"fmt"
	"slices"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/theme"
)

// setting is something about this app that can be chosen, one of a few. What is chosen applies
// and is kept at once.
type setting struct {
	name    string
	labels  []string
	chosen  func(storage.Preferences) int // index of a label
	choose  func(*storage.Preferences, int)
	explain func(*Window) string // nil: it explains itself
}

var appearanceSettings = []setting{
	{
		name: labelColours, labels: looks,
		chosen: func(p storage.Preferences) int { return slices.Index(lookNames, p.Theme) },
		choose: func(p *storage.Preferences, i int) { p.Theme = lookNames[i] },
	},
	{
		name: labelTextSize, labels: textSizeLabels(),
		chosen: func(p storage.Preferences) int { return slices.Index(textSizes, p.TextSize) },
		choose: func(p *storage.Preferences, i int) { p.TextSize = textSizes[i] },
	},
}

var calendarSettings = []setting{
	{
		name: labelClock, labels: clockLabels, explain: (*Window).explainClock,
		chosen: func(p storage.Preferences) int { return slices.Index(clocks, p.Clock) },
		choose: func(p *storage.Preferences, i int) { p.Clock = clocks[i] },
	},
	{
		name: labelWeekStart, labels: weekStartLabels, explain: (*Window).explainWeekStart,
		chosen: func(p storage.Preferences) int { return slices.Index(weekStarts, p.WeekStart) },
		choose: func(p *storage.Preferences, i int) { p.WeekStart = weekStarts[i] },
	},
	hoursSetting,
}

var hoursSetting = setting{
	name: labelHours, labels: hoursLabels,
	chosen: func(p storage.Preferences) int {
		if p.AllHours {
			return allHours
		}
		return 0
	},
	choose: func(p *storage.Preferences, i int) { p.AllHours = i == allHours },
}

const allHours = 1 // in hoursLabels

var (
	lookNames  = []string{"system", "light", "dark"}
	textSizes  = []int{90, 100, 110, 125, 150}
	clocks     = []storage.Clock{storage.ClockByCountry, storage.Clock12, storage.Clock24}
	weekStarts = []storage.WeekStart{storage.WeekByCountry, storage.WeekFromMonday, storage.WeekFromSunday}
)

func textSizeLabels() []string {
	labels := make([]string, len(textSizes))
	for i, size := range textSizes {
		labels[i] = fmt.Sprintf("%d%%", size)
	}
	return labels
}

// choose makes a setting what a person has chosen.
func (w *Window) choose(s setting, label int) {
	before := w.preferences
	w.setPreferences(func(p *storage.Preferences) { s.choose(p, label) })
	if w.preferences.Theme != before.Theme || w.preferences.TextSize != before.TextSize {
		w.applyLook()
	}
	if w.preferences.Writing != before.Writing {
		w.deps.Live.SetWriting(w.preferences.Writing)
	}
	if w.preferences.AllHours != before.AllHours && w.calendar != nil {
		w.calendar.ShowAllHours(w.preferences.AllHours)
	}
}

func (w *Window) applyLook() {
	mode := theme.Mode(max(0, slices.Index(lookNames, w.preferences.Theme)))
	w.app.Settings().SetTheme(theme.New(mode, float32(w.preferences.TextSize)/100))
}

// explainClock says what is written when nobody has chosen.
func (w *Window) explainClock() string {
	if w.drawn.Account == nil {
		return explainByCountry
	}
	return fmt.Sprintf(explainByThisCountry, live.StyleOf(w.drawn.Account, storage.Writing{}).ClockAt(exampleMinute))
}

const exampleMinute = 9*60 + 30

func (w *Window) explainWeekStart() string {
	if w.drawn.Account == nil {
		return explainByCountry
	}
	first := wordMonday
	if live.StyleOf(w.drawn.Account, storage.Writing{}).SundayFirst {
		first = wordSunday
	}
	return fmt.Sprintf(explainByThisCountry, first)
}
