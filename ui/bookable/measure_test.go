package bookable

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

// longNames is the small clinic with names as clinics really have them.
func longNames() *clinic {
	c := seaside()
	c.account.Businesses[0].Name = "Harbourside Physiotherapy and Wellness"
	c.account.Businesses[1].Name = "Hill Street Sports and Rehabilitation Medicine Clinic"
	c.account.Practitioners[0].Name = "Dr Annemarie-Therese van der Hoogenband-Lindström"
	c.account.AppointmentTypes[0].Name = "Initial consultation with a written report to the doctor"
	c.account.AppointmentTypes[1].Name = "Neuropsychological reassessment"
	return c
}

func TestNamesAndHeadingsLoseNothingThatFits(t *testing.T) {
	for name, l := range map[string]look{
		"usual":          usual,
		"larger text":    {"", theme.Light, 1.5, 1180, 656},
		"a small window": {"", theme.Light, 1, 900, 496},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, l).show(longNames())
			g := d.grid()
			g.geometry()
			for _, lines := range append(g.measured.titles, g.measured.rowNames...) {
				require.NotContains(t, strings.Join(lines, " "), "…")
			}
			require.LessOrEqual(t, g.measured.groupLines, 3)
		})
	}
	t.Run("a name has the room that few columns leave", func(t *testing.T) {
		c := longNames()
		c.account.AppointmentTypes = c.account.AppointmentTypes[:1]
		c.account.Businesses = c.account.Businesses[:1]
		g := newDesk(t, usual).show(c).grid()
		g.geometry()
		require.Len(t, g.measured.rowNames[0], 1)
	})
}
