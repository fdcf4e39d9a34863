package calendar

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

// withPeople is the clinic with so many practitioners, named by letters.
func withPeople(n int) *cliniko.Account {
	a := sheettest.Clinic()
	for len(a.Practitioners) < n {
		id := cliniko.PractitionerID(fmt.Sprint(21 + len(a.Practitioners)))
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: id, Name: fmt.Sprintf("%c Xu", 'C'+len(a.Practitioners)), Active: true, ShowOnline: true})
		a.TypesOf[id] = []cliniko.AppointmentTypeID{"31", "32"}
		a.WorkingAt[sheettest.Harbour] = append(a.WorkingAt[sheettest.Harbour], id)
		for i := range a.Services {
			a.Services[i].Practitioners = append(a.Services[i].Practitioners, id)
		}
	}
	return a
}

func TestABlockSaysWhoIsBehindIt(t *testing.T) {
	at := map[cliniko.Offering][]string{}
	for person := range 5 {
		at[sheettest.Offering(person+1, 1)], at[sheettest.Offering(person+1, 2)] = []string{"25 09:00"}, []string{"25 09:00"}
	}
	d := seatWith(t, withPeople(5), at)
	says := func(width float32) (words []string) {
		d.resize(width, 656)
		for _, word := range d.grid().drawing.shownWords() {
			words = append(words, word.Text)
		}
		return words
	}
	require.Equal(t, []string{"9:00", "AR", "BT", "CD", "+2"}, says(1180), "five people, not ten choices")
	require.Equal(t, []string{"9:00", "AR", "+4"}, says(900), "as many as fit")
	require.Equal(t, []string{"9:00", "×5"}, says(480), "or how many")
	require.Equal(t, "Wed 25 Nov, 9:00 · Anna Riley, Ben Tran, Chloé D’Souza and 2 others · Harbour Clinic", sheet.BlockText(d.page.sheet, d.page.sheet.Blocks[0]))
}

func TestABlockKeepsTheBracketsBesideANameFromRightToLeft(t *testing.T) {
	require.Equal(t, "Initial \u200eייעוץ\u200e (60)", new(sheetDrawing).word(cardName, "Initial ייעוץ (60)").text)
}
