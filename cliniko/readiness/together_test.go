package readiness

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

// cluttered is the healthy clinic with many types that nobody uses any more: 230 archived,
// which services still name, and 120 that are linked with nothing.
func cluttered() *cliniko.Account {
	a := healthy()
	for i := range 350 {
		t := cliniko.AppointmentType{ID: cliniko.AppointmentTypeID(fmt.Sprint(1000 + i)), Name: fmt.Sprint("Old ", i), Minutes: 30, MaxAttendees: 1, ShowOnline: i%3 != 0, Archived: i < 230}
		a.AppointmentTypes = append(a.AppointmentTypes, t)
		if t.Archived && i%2 == 0 {
			a.Services = append(a.Services, cliniko.Service{Business: harbour, AppointmentType: t.ID, Practitioners: []cliniko.PractitionerID{nora, ben}})
		}
	}
	return a
}

func TestNotesOnManyThingsOfOneKindAreOne(t *testing.T) {
	r := Judge(question(cluttered()))
	require.LessOrEqual(t, len(r.Findings), 20)
	require.True(t, r.Ready)
	titles := map[Cause]string{}
	for _, f := range r.Findings {
		titles[f.Cause] = f.Title
	}
	require.Equal(t, "230 archived appointment types", titles[TypeArchived])
	told := map[Target]bool{}
	for _, f := range Singles(r.Findings) {
		require.False(t, told[f.Target], "%s is told of twice", f.Title)
		told[f.Target] = true
		require.NotEmpty(t, f.Title+f.Detail)
	}
	for _, k := range cluttered().AppointmentTypes[4:] {
		require.True(t, told[Target{AppointmentType: k.ID}], "%s can be reached", k.Name)
	}
	for _, v := range r.Verdicts {
		if v.State == NotOffered {
			require.Contains(t, v.Causes, TypeArchived)
		}
	}
}

func TestAPairIsCoveredByTheNoteOnItsSide(t *testing.T) {
	a := healthy()
	a.Practitioners[1].ShowOnline = false
	unlist(a, cliniko.Offering{Business: hill, Practitioner: ben, AppointmentType: initial})
	r := Judge(question(a))
	require.Equal(t, []Cause{PractitionerHidden}, causesOf(r))
	t.Run("and told of when the side is on", func(t *testing.T) {
		a.Practitioners[1].ShowOnline = true
		require.Equal(t, []Cause{PractitionerNotOffering}, causesOf(Judge(question(a))))
	})
}

func TestANoteThatBlocksStandsByItself(t *testing.T) {
	q := question(cluttered())
	wanted := Target{AppointmentType: "1001"}
	q.Marks = map[Target]Mark{wanted: ShouldBeBookable}
	r := Judge(q)
	require.Equal(t, wanted, r.Findings[0].Target)
	require.Equal(t, Blocker, r.Findings[0].Severity)
	require.Contains(t, r.Findings[1].Title+r.Findings[2].Title, "229 archived appointment types")
}
