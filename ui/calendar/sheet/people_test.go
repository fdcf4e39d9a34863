package sheet

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func FuzzTags(f *testing.F) {
	for _, name := range sheettest.StrangeNames {
		f.Add(name, name+" "+name, "Anna Riley")
	}
	f.Fuzz(func(t *testing.T, one, two, three string) {
		a := &cliniko.Account{Practitioners: []cliniko.Practitioner{{Name: one}, {Name: two}, {Name: three}, {Name: one}}}
		taken := map[string]bool{}
		for _, p := range listPractitioners(a, Filter{}) {
			require.False(t, taken[p.Tag], "two have the tag %q", p.Tag)
			require.NotEmpty(t, p.Tag)
			require.NotContains(t, p.Tag, "\uFFFD")
			require.LessOrEqual(t, utf8.RuneCountInString(p.Tag), 4)
			taken[p.Tag] = true
		}
	})
}

func TestWhatHasNoNameInClinikoIsCalledUnnamed(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	for i := range a.Businesses {
		a.Businesses[i].Name = ""
	}
	for i := range a.Practitioners {
		a.Practitioners[i].Name = ""
	}
	for i := range a.AppointmentTypes {
		a.AppointmentTypes[i].Name = ""
	}
	s := Build(input(t, a, nil))
	require.Equal(t, "an unnamed business", s.Place)
	require.NotEmpty(t, s.Offers)
	for i := range s.Offers {
		require.Equal(t, "an unnamed practitioner · an unnamed appointment type", ChoiceText(s, s.Offers[i]))
	}
	require.Equal(t, "?", s.Practitioners[0].Tag)
}

func TestTagsAndColours(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	names := []string{"Anna Riley", "Adam Ross", "Dr Ann Riley", "Amy Ray", "Abe Ryan", "Jo", "", "李 小龍", "Zoë van der Berg", "Łucja Ø"}
	a.Practitioners = nil
	for i, name := range names {
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: cliniko.PractitionerID(fmt.Sprint(i)), Name: name})
	}
	var tags []string
	for i, p := range listPractitioners(a, Filter{}) {
		tags = append(tags, p.Tag)
		require.Equal(t, i, p.Colour)
	}
	require.Equal(t, []string{"AR", "ARo", "ARi", "ARa", "ARy", "J", "?", "李小", "ZB", "ŁØ"}, tags)
}
