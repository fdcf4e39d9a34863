package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
)

func TestTimesAreWrittenAsInTheClinicsCountryUnlessChosenOtherwise(t *testing.T) {
	in := func(country string) *cliniko.Account {
		return &cliniko.Account{Settings: cliniko.Settings{CountryCode: country}}
	}
	for name, c := range map[string]struct {
		account *cliniko.Account
		chosen  storage.Writing
		want    wording.Style
	}{
		"by its country":                    {in("US"), storage.Writing{}, wording.Style{TwelveHour: true, MonthFirst: true, SundayFirst: true}},
		"24 hours there":                    {in("US"), storage.Writing{Clock: storage.Clock24}, wording.Style{MonthFirst: true, SundayFirst: true}},
		"weeks from Monday there":           {in("US"), storage.Writing{WeekStart: storage.WeekFromMonday}, wording.Style{TwelveHour: true, MonthFirst: true}},
		"12 hours elsewhere":                {in("DE"), storage.Writing{Clock: storage.Clock12}, wording.Style{TwelveHour: true}},
		"weeks from Sunday elsewhere":       {in("DE"), storage.Writing{WeekStart: storage.WeekFromSunday}, wording.Style{SundayFirst: true}},
		"before anything was read, as most": {nil, storage.Writing{}, wording.Style{}},
		"and even then as was chosen":       {nil, storage.Writing{Clock: storage.Clock12}, wording.Style{TwelveHour: true}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, StyleOf(c.account, c.chosen)) })
	}
	t.Run("what is chosen shows at once", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			require.False(t, w.after(time.Minute).Style.TwelveHour)
			w.SetWriting(storage.Writing{Clock: storage.Clock12})
			require.True(t, w.after(time.Second).Style.TwelveHour)
		})
	})
}
