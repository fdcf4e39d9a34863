package bookable

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
)

func TestTheTableShowsWhatIsOffered(t *testing.T) {
	got := seaside().table(filter{})
	requireDrawn(t, got,
		" Initial Standard Telehealth Initial Standard",
		"Anna Riley: 12 18 – 9 14",
		"Ben Tran: 8 14 – b 11",
		"Chloé D’Souza: – 6 21 – –",
		"Nora Quinn: b b – – –",
		"Olive Kay: 0 16 – ? ?",
	)
	require.Equal(t, []group{
		{readiness.Target{Business: harbour}, "Harbour Clinic", 0, 3},
		{readiness.Target{Business: hill}, "Hill Clinic", 3, 5},
	}, got.groups)
	require.Equal(t, "45 min", got.columns[0].note)
	require.Equal(t, 5, got.people)
	require.False(t, got.list)
	require.Nil(t, got.cell(0, 2).verdict, "nothing links Anna with Telehealth")
}

func TestStates(t *testing.T) {
	nora := cliniko.Offering{Business: harbour, Practitioner: nora}
	pat := cliniko.Offering{Practitioner: pat}
	for name, c := range map[string]struct {
		change func(*clinic)
		row    string
	}{
		"what is left out on purpose is not offered": {
			func(c *clinic) { c.marks = []storage.Mark{{Offering: nora, Word: string(readiness.LeaveOut)}} }, "",
		},
		"what should be bookable and is not shown is blocked": {
			func(c *clinic) {
				c.marks = []storage.Mark{{Offering: pat, Word: string(readiness.ShouldBeBookable)}}
			}, "Pat Lee: b – – – –",
		},
		"what has not been read is pending": {
			func(c *clinic) { clear(c.seen) }, "Olive Kay: … … – … …",
		},
		"what was refused for the role could not be checked": {
			func(c *clinic) {
				for o := range c.seen {
					c.seen[o] = readiness.Seen{Problem: cliniko.KindForbidden}
				}
			}, "Anna Riley: ? ? – ? ?",
		},
		"with online bookings off everything is blocked": {
			func(c *clinic) { c.account.Settings.OnlineBookings.Enabled = false }, "Anna Riley: b b – b b",
		},
	} {
		t.Run(name, func(t *testing.T) {
			clinic := seaside()
			c.change(clinic)
			lines := drawn(clinic.table(filter{}))
			if c.row == "" {
				require.NotContains(t, lines, "Nora Quinn: b b – – –")
				require.Len(t, lines, 5, "Nora offers nothing else, so the row is gone")
				return
			}
			require.Contains(t, lines, c.row)
		})
	}
}

func TestOneOrTwoPractitionersGetAListByType(t *testing.T) {
	got := alone().table(filter{})
	require.True(t, got.list)
	requireDrawn(t, got, " Anna Riley", "Initial: 12", "Standard: 18")
	require.Equal(t, "45 min", got.rows[0].note)
	require.Empty(t, got.groups, "one business needs no name")

	two := seaside()
	two.account.Practitioners = two.account.Practitioners[:2]
	got = two.table(filter{})
	requireDrawn(t, got, " Anna Riley Ben Tran Anna Riley Ben Tran", "Initial: 12 8 9 b", "Standard: 18 14 14 11")
	require.Equal(t, readiness.Target(offering(hill, ben, initial)), got.target(place{0, 3}))
}

func TestFind(t *testing.T) {
	for name, c := range map[string]struct {
		find string
		want []string
	}{
		"a practitioner": {"nora", []string{" Initial Standard Telehealth Initial Standard", "Nora Quinn: b b – – –"}},
		"the beginning of any word of a name, whatever the case": {"TRA", []string{" Initial Standard Telehealth Initial Standard", "Ben Tran: 8 14 – b 11"}},
		"without accents and apostrophes":                        {"chloe dsou", []string{" Initial Standard Telehealth Initial Standard", "Chloé D’Souza: – 6 21 – –"}},
		"an appointment type":                                    {"telehealth", []string{" Telehealth", "Anna Riley: –", "Ben Tran: –", "Chloé D’Souza: 21", "Nora Quinn: –", "Olive Kay: –"}},
		"a business":                                             {"hill", []string{" Initial Standard", "Anna Riley: 9 14", "Ben Tran: b 11", "Chloé D’Souza: – –", "Nora Quinn: – –", "Olive Kay: ? ?"}},
		"a practitioner, a type and a business":                  {"ben hill init", []string{" Initial", "Ben Tran: b"}},
		"a practitioner who is turned off for online booking":    {"pat", []string{" Initial Standard Telehealth Initial Standard", "Pat Lee: – – – – –"}},
		"a type that is turned off for online booking":           {"mass", []string{" Massage Massage", "Anna Riley: – –", "Ben Tran: – –", "Chloé D’Souza: – –", "Nora Quinn: – –", "Olive Kay: – –"}},
		"nothing": {"zzz", []string{""}},
	} {
		t.Run(name, func(t *testing.T) { requireDrawn(t, seaside().table(filter{find: c.find}), c.want...) })
	}
}

func TestFindInALargeClinic(t *testing.T) {
	c := large()
	for i := range c.account.Services {
		s := &c.account.Services[i]
		s.Practitioners = slices.DeleteFunc(s.Practitioners, func(p cliniko.PractitionerID) bool {
			return slices.Index(ids(c.account.Practitioners), p)%24 != i%24
		})
	}
	size := func(find string) [2]int {
		got := c.table(filter{find: find})
		return [2]int{len(got.rows), len(got.columns)}
	}
	require.Equal(t, [2]int{1, 5}, size("anna riley"), "a practitioner, with what that person offers")
	require.Equal(t, [2]int{8, 15}, size("telehealth"), "three types at five businesses, with those who offer them")
	require.Equal(t, [2]int{8, 3}, size("telehealth hill"))
}

func TestNeedsAttention(t *testing.T) {
	t.Run("shows who is blocked or not checked, and where", func(t *testing.T) {
		requireDrawn(t, seaside().table(filter{attention: true}),
			" Initial Standard Initial Standard", "Ben Tran: 8 14 b 11", "Nora Quinn: b b – –", "Olive Kay: 0 16 ? ?")
	})
	t.Run("shows who has nothing free", func(t *testing.T) {
		c := healthy()
		require.True(t, c.table(filter{attention: true}).blank())
		c.free(offering(harbour, chloe, standard), 0)
		requireDrawn(t, c.table(filter{attention: true}), " Standard", "Chloé D’Souza: 0")
		c.marks = []storage.Mark{{Offering: offering(harbour, chloe, standard), Word: string(readiness.LeaveOut)}}
		require.True(t, c.table(filter{attention: true}).blank(), "unless the clinic ignores it")
	})
	t.Run("shows what is still on and should be off", func(t *testing.T) {
		c := healthy()
		c.marks = marked(readiness.Target{Practitioner: nora}, readiness.ShouldBeOff)
		requireDrawn(t, c.table(filter{attention: true}), " Initial Standard", "Nora Quinn: 7 7")
	})
	t.Run("keeps what was repaired meanwhile in its place", func(t *testing.T) {
		f := filter{attention: true, kept: map[readiness.Target]bool{}}
		for _, at := range seaside().table(f).alerts {
			f.kept[at] = true
		}
		requireDrawn(t, healthy().table(f), " Initial Standard Initial Standard", "Ben Tran: 8 14 7 11", "Nora Quinn: 7 7 – –", "Olive Kay: 7 16 7 7")
	})
	t.Run("does not show what was left out on purpose", func(t *testing.T) {
		c := seaside()
		c.marks = []storage.Mark{{Offering: offering(hill, ben, initial), Word: string(readiness.LeaveOut)}}
		requireDrawn(t, c.table(filter{attention: true}), " Initial Standard Initial Standard", "Nora Quinn: b b – –", "Olive Kay: 0 16 ? ?")
	})
}

func TestTargets(t *testing.T) {
	got := seaside().table(filter{})
	for at, want := range map[place]readiness.Target{
		{3, 0}:          {Business: harbour, Practitioner: nora, AppointmentType: initial},
		{3, nameColumn}: {Practitioner: nora},
		{headRow, 4}:    {Business: hill, AppointmentType: standard},
		{groupRow, 4}:   {Business: hill},
	} {
		require.Equal(t, want, got.target(at))
		back, _, found := got.find(want)
		require.True(t, found)
		require.Equal(t, want, got.target(back))
	}
	_, _, found := got.find(readiness.Target{Practitioner: pat})
	require.False(t, found)
}

func TestDescriptions(t *testing.T) {
	got := seaside().table(filter{})
	for at, want := range map[place]string{
		{0, 0}:          "Initial with Anna Riley at Harbour Clinic: 12 free times, next Tue 24 Nov, 6:30",
		{1, 2}:          "Not offered: Telehealth with Ben Tran at Harbour Clinic. They aren’t set up together in Cliniko.",
		{3, 0}:          "Blocked: Nora Quinn has no working hours at Harbour Clinic",
		{4, 3}:          "Couldn’t check Initial with Olive Kay at Hill Clinic",
		{0, nameColumn}: "Anna Riley: free times for 4 of 4 appointment types",
		{headRow, 0}:    "Initial at Harbour Clinic: free times for 2 of 4 practitioners",
		{groupRow, 3}:   "Hill Clinic: free times for 3 of 6 combinations",
	} {
		require.Equal(t, want, got.describe(at))
	}
}

// What is said of what the clinic has marked is tried apart, since its rows come and go.
func TestDescriptionsOfWhatIsMarked(t *testing.T) {
	c := seaside()
	c.marks = []storage.Mark{
		{Offering: offering(hill, ben, initial), Word: string(readiness.LeaveOut)},
		{Offering: cliniko.Offering{Practitioner: pat}, Word: string(readiness.ShouldBeBookable)},
	}
	got := c.table(filter{})
	at, _, _ := got.find(readiness.Target(offering(hill, ben, initial)))
	require.Equal(t, "Ignored by you: Initial with Ben Tran at Hill Clinic", got.describe(at))
	at, _, _ = got.find(readiness.Target(offering(harbour, pat, initial)))
	require.Equal(t, "Should be bookable, but isn’t: Not offered: Pat Lee is turned off for online booking", got.describe(at))
}

func TestScope(t *testing.T) {
	s := seaside().state()
	titles := func(sc inSight) (titles []string) {
		found := sc.sort(s.Report.Findings)
		for _, f := range slices.Concat(found.inTheWay, found.limits, found.choices) {
			titles = append(titles, f.Title)
		}
		return titles
	}
	const (
		noHours  = "Nora Quinn has no working hours at Harbour Clinic"
		tooShort = "Ben Tran’s shifts at Hill Clinic are too short for Initial"
		unknown  = "Couldn’t check Olive Kay at Hill Clinic"
		full     = "Initial with Olive Kay at Harbour Clinic looks fully booked for the next 4 weeks"
		hidden   = "Pat Lee is turned off for online booking"
		shut     = "Massage is turned off for online booking"
	)
	require.Equal(t, []string{noHours, tooShort, unknown, full}, titles(inSight{})[:4])
	for name, c := range map[string]struct {
		inSight inSight
		want    []string
	}{
		"a cell":                   {inSight{chosen: readiness.Target(offering(harbour, nora, standard))}, []string{noHours}},
		"a cell that is fine":      {inSight{chosen: readiness.Target(offering(harbour, anna, standard))}, nil},
		"a practitioner":           {inSight{chosen: readiness.Target{Practitioner: olive}}, []string{unknown, full}},
		"a practitioner not shown": {inSight{chosen: readiness.Target{Practitioner: pat}}, []string{hidden}},
		"a column":                 {inSight{chosen: readiness.Target{Business: hill, AppointmentType: initial}}, []string{tooShort, unknown}},
		"a business":               {inSight{chosen: readiness.Target{Business: hill}}, []string{tooShort, unknown, shut}},
		"what was found":           {inSight{found: seaside().table(filter{find: "nora"})}, []string{noHours}},
		"a hidden type found":      {inSight{found: seaside().table(filter{find: "massage"})}, []string{shut}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, titles(c.inSight)) })
	}
}

func TestMarks(t *testing.T) {
	at := readiness.Target{Business: harbour, Practitioner: nora}
	kept := &storage.Clinic{}
	mark(at, readiness.LeaveOut, now)(kept)
	mark(readiness.Target{Practitioner: pat}, readiness.ShouldBeBookable, now)(kept)
	require.Equal(t, readiness.LeaveOut, markOn(*kept, at))
	before := kept.Marks

	mark(at, readiness.ShouldBeBookable, now.Add(time.Hour))(kept)
	require.Len(t, kept.Marks, 2, "one word for each target")
	require.Equal(t, readiness.ShouldBeBookable, markOn(*kept, at))
	require.Equal(t, string(readiness.LeaveOut), before[0].Word, "an earlier snapshot stays as it was")

	unmark(func(m storage.Mark) bool { return m.Practitioner == nora })(kept)
	require.Equal(t, readiness.Mark(""), markOn(*kept, at))
	require.Len(t, kept.Marks, 1)
}

func TestTheWordBehindAFinding(t *testing.T) {
	finding := func(c *clinic, title string) readiness.Finding {
		for _, f := range c.state().Report.Findings {
			if f.Title == title {
				return f
			}
		}
		require.Fail(t, "no finding", title)
		return readiness.Finding{}
	}
	c := seaside()
	noHours := "Nora Quinn has no working hours at Harbour Clinic"
	word, _ := givenMark(c.state().Clinic, finding(c, noHours))
	require.Empty(t, word)

	c.marks = []storage.Mark{{Offering: offering(harbour, nora, initial), Word: string(readiness.LeaveOut)}}
	word, _ = givenMark(c.state().Clinic, finding(c, noHours))
	require.Empty(t, word, "only one of the two types is left out")

	c.marks = append(c.marks, storage.Mark{Offering: offering(harbour, nora, standard), Word: string(readiness.LeaveOut)})
	word, which := givenMark(c.state().Clinic, finding(c, noHours))
	require.Equal(t, readiness.LeaveOut, word)
	require.True(t, which(c.marks[0]))
	require.False(t, which(storage.Mark{Offering: offering(hill, ben, initial), Word: string(readiness.LeaveOut)}))

	c.marks = []storage.Mark{{Offering: cliniko.Offering{Practitioner: pat}, Word: string(readiness.ShouldBeBookable)}}
	word, _ = givenMark(c.state().Clinic, finding(c, "Pat Lee is turned off for online booking"))
	require.Equal(t, readiness.ShouldBeBookable, word)
}

func TestAffected(t *testing.T) {
	c := seaside()
	words := readiness.WordsFor(c.account, wording.Style{})
	texts := map[string]string{}
	for _, f := range c.state().Report.Findings {
		texts[f.Title] = words.Affects(f)
	}
	require.Equal(t, "Affects Initial and Standard at Harbour Clinic.", texts["Nora Quinn has no working hours at Harbour Clinic"])
	require.Equal(t, "Affects Initial at Harbour Clinic.", texts["Pat Lee is turned off for online booking"])
	require.Equal(t, "Affects Anna Riley at Harbour Clinic and Hill Clinic.", texts["Massage is turned off for online booking"])
	require.Empty(t, texts["Ben Tran’s shifts at Hill Clinic are too short for Initial"])
}

func BenchmarkBuild(b *testing.B) {
	s := large().state()
	words := readiness.WordsFor(s.Account, wording.Style{})
	for name, f := range map[string]filter{"all": {business: everywhere}, "one business": {}, "attention": {attention: true}, "find": {find: "an in"}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				build(s, words, f)
			}
		})
	}
}

// A table is built at each letter typed. The bound only catches what grows out of hand.
func TestATableOfALargeClinicIsBuiltAtOnce(t *testing.T) {
	s := large().state()
	words := readiness.WordsFor(s.Account, wording.Style{})
	best := time.Hour
	for range 5 {
		begun := time.Now()
		got := build(s, words, filter{business: everywhere})
		best = min(best, time.Since(begun))
		require.Len(t, got.cells, 60*24*5)
	}
	require.Less(t, best, 200*time.Millisecond)
}
