package calendar

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func TestAMonthIsReadAtAGlance(t *testing.T) {
	for name, height := range map[string]float32{"large": 656, "low": 330} {
		t.Run(name, func(t *testing.T) {
			d := seat(t, sheettest.BusyWeek(t))
			d.page.showView(sheet.Month)
			d.resize(1180, height)
			month := d.page.screen.month
			saturday, sunday := month.sheet.Columns[5], month.sheet.Columns[6]
			require.True(t, isQuiet(saturday), "a weekend without times")
			require.True(t, isQuiet(sunday))
			require.False(t, isQuiet(month.sheet.Columns[12]), "one that was not read is no quiet one")
			text := tree(month)
			require.NotContains(t, text, "times", "numbers need no word")
			if name == "large" {
				require.Contains(t, text, "Not read yet")
				require.NotContains(t, text, sheet.TextNone)
			}
		})
	}
}
