package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// connectBoth connects Seaside and Hill Physio, which stays on screen.
func (w *world) connectBoth() {
	w.connect()
	w.tryHill()
	w.source.change(func(s *fakeSource) { s.hill = true })
	w.AddOther()
	require.Equal(w.t, hill, w.after(time.Minute).Clinic.ID)
}

// keyNotices are the words about keys.
func keyNotices(s *State) (about []Notice) {
	for _, n := range s.Notices {
		if n.Key != "" {
			about = append(about, n)
		}
	}
	return about
}

// open brings a clinic on screen that its own account answers for.
func (w *world) open(id storage.ClinicID) *State {
	w.source.change(func(s *fakeSource) { s.hill = id == hill })
	w.Open(id)
	return w.after(time.Minute)
}

func TestEachClinicHasItsOwnKeyState(t *testing.T) {
	t.Run("back at a clinic whose key is held for this session, that is still said", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.keychain.answerWith(storage.KeychainAbsent)
			w.connectBoth()
			w.keychain.answerWith("")
			s := w.open(seaside)
			require.Equal(t, KeySession, s.Key.Phase)
			require.Equal(t, storage.KeychainAbsent, s.Key.Fault)
			require.Equal(t, UpToDate, s.Status.Phase)
		})
	})
	t.Run("a clinic is saved while another one is opened, and neither is said of the other", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.tryHill()
			unlock := w.keychain.lock()
			w.source.change(func(s *fakeSource) { s.hill = true })
			w.AddOther()
			require.Equal(t, KeySaving, w.after(time.Second).Key.Phase)
			w.source.change(func(s *fakeSource) { s.hill = false })
			w.Open(seaside)
			require.Equal(t, KeyKept, w.after(3*time.Minute).Key.Phase)
			unlock()
			require.Equal(t, KeyKept, w.after(time.Second).Key.Phase)
			require.Equal(t, KeyKept, w.open(hill).Key.Phase)
			require.Contains(t, w.keychain.keys, hill)
		})
	})
	t.Run("forgetting goes on while another clinic is on screen", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connectBoth()
			unlock := w.keychain.lock()
			w.Forget(hill)
			require.Equal(t, KeyForgetting, w.after(time.Second).Key.Phase)
			require.Equal(t, seaside, w.open(seaside).Clinic.ID)
			require.Len(t, w.State().Clinics, 2)
			unlock()
			s := w.after(time.Second)
			require.Len(t, s.Clinics, 1)
			require.Equal(t, seaside, s.Clinic.ID)
			require.NotContains(t, w.keychain.keys, hill)
		})
	})
	t.Run("what could not be forgotten is said beside another clinic, and can be tried again", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connectBoth()
			w.keychain.answerWith(storage.KeychainDenied)
			w.Forget(hill)
			w.open(seaside)
			require.Equal(t, []Notice{{Notice: storage.Notice{Clinic: hill, Name: "Hill Physio"}, Key: KeyNotForgotten, Fault: storage.KeychainDenied}}, keyNotices(w.State()))
			w.keychain.answerWith("")
			w.ForgetAgain(hill)
			s := w.after(time.Second)
			require.Empty(t, keyNotices(s))
			require.Len(t, s.Clinics, 1)
		})
	})
}

func TestLateAnswersOfThePasswordStore(t *testing.T) {
	t.Run("a key that is taken late is kept after all", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			unlock := w.keychain.lock()
			w.Try(w.key)
			s := w.after(3 * time.Minute)
			require.Equal(t, KeySession, s.Key.Phase)
			require.Equal(t, storage.KeychainHung, s.Key.Fault)
			unlock()
			require.Equal(t, KeyKept, w.after(time.Second).Key.Phase)
		})
	})
	t.Run("a key that is given late is used", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.restart()
			unlock := w.keychain.lock()
			w.Begin()
			s := w.after(3 * time.Minute)
			require.Equal(t, KeyUnread, s.Key.Phase)
			require.Equal(t, storage.KeychainHung, s.Key.Fault)
			require.Equal(t, Keyless, s.Status.Phase)
			unlock()
			s = w.after(time.Minute)
			require.Equal(t, KeyKept, s.Key.Phase)
			require.Equal(t, UpToDate, s.Status.Phase)
		})
	})
	t.Run("a removal that comes late is finished", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			unlock := w.keychain.lock()
			w.Forget(seaside)
			s := w.after(3 * time.Minute)
			require.Equal(t, KeyNotForgotten, s.Key.Phase)
			require.Equal(t, storage.KeychainHung, s.Key.Fault)
			unlock()
			require.Empty(t, w.after(time.Second).Clinics)
		})
	})
	t.Run("a key that is pasted while an old one is still being removed stays", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			unlock := w.keychain.lock()
			w.Forget(seaside)
			w.after(3 * time.Minute)
			w.Try(w.key)
			require.Equal(t, KeySaving, w.after(time.Minute).Key.Phase)
			unlock()
			s := w.after(time.Minute)
			require.Equal(t, KeyKept, s.Key.Phase)
			require.Equal(t, seaside, s.Clinic.ID)
			require.Contains(t, w.keychain.keys, seaside)
		})
	})
	t.Run("of two keys pasted while it asks, the newer one is kept", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			unlock := w.keychain.lock()
			w.Try(w.key)
			w.after(time.Second)
			newer, err := cliniko.ParseKey("MS0yLW5ld2VybmV3ZXJuZXdlcg-au4")
			require.NoError(t, err)
			w.Try(newer)
			w.after(time.Second)
			unlock()
			s := w.after(time.Minute)
			require.Equal(t, KeyKept, s.Key.Phase)
			require.Equal(t, newer.Ending(), s.Key.Ending)
			require.True(t, w.keychain.keys[seaside].Equal(newer))
		})
	})
}

func TestKeepingAKeyThatCouldNotBeRemoved(t *testing.T) {
	t.Run("keeps all of its clinic, though the removal goes on in the store and ends well", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			unlock := w.keychain.lock()
			w.Forget(seaside)
			require.Equal(t, KeyNotForgotten, w.after(3*time.Minute).Key.Phase)
			w.KeepKey(seaside)
			require.Equal(t, KeySaving, w.after(time.Second).Key.Phase)
			unlock()
			s := w.after(time.Minute)
			require.Equal(t, KeyKept, s.Key.Phase)
			require.Equal(t, seaside, s.Clinic.ID)
			require.Equal(t, UpToDate, s.Status.Phase)
			require.True(t, w.keychain.keys[seaside].Equal(w.key))
		})
	})
	t.Run("goes on with the key in memory when the store cannot be reached", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.keychain.answerWith(storage.KeychainUnreachable)
			w.Forget(seaside)
			w.after(time.Second)
			w.KeepKey(seaside)
			s := w.after(time.Minute)
			require.Equal(t, KeySession, s.Key.Phase)
			require.Equal(t, UpToDate, s.Status.Phase)
		})
	})
}

func TestRemovingTheKeyAloneAtTheStart(t *testing.T) {
	shared := func(w *world) (unlock func()) {
		w.connect()
		w.Update(seaside, func(c *storage.Clinic) { c.ForgetKeyOnClose = true })
		w.after(time.Second)
		w.keychain.answerWith(storage.KeychainLocked)
		w.restart()
		w.keychain.answerWith("")
		unlock = w.keychain.lock()
		w.Begin()
		require.Equal(w.t, KeyForgetting, w.after(time.Second).Key.Phase)
		return unlock
	}
	t.Run("closing meanwhile does not take the clinic with it", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			unlock := shared(w)
			time.AfterFunc(500*time.Millisecond, unlock)
			w.stop()
			require.Empty(t, w.keychain.keys)
			require.Len(t, w.o.Clinics.All(), 1)
		})
	})
	t.Run("forgetting the clinic meanwhile is not lost", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			unlock := shared(w)
			w.Forget(seaside)
			w.after(time.Second)
			unlock()
			require.Empty(t, w.after(time.Second).Clinics)
		})
	})
}

func TestKeyThatThePasswordStoreDoesNotGive(t *testing.T) {
	for _, fault := range []storage.KeychainFault{storage.KeychainLocked, storage.KeychainDenied, storage.KeychainUnreachable} {
		t.Run(string(fault)+" is said as that, and Check now asks again", func(t *testing.T) {
			inWorld(t, 1, func(w *world) {
				w.connect()
				w.restart()
				w.keychain.answerWith(fault)
				w.Begin()
				s := w.after(time.Second)
				require.Equal(t, seaside, s.Clinic.ID)
				require.Equal(t, KeyUnread, s.Key.Phase)
				require.Equal(t, fault, s.Key.Fault)
				w.keychain.answerWith("")
				w.CheckNow()
				require.Equal(t, UpToDate, w.after(time.Minute).Status.Phase)
			})
		})
	}
	t.Run("coming to the front asks again, but not in a circle with its own question", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.restart()
			w.keychain.answerWith(storage.KeychainLocked)
			w.Begin()
			w.after(time.Second)
			front := func() int {
				w.Foreground(false)
				w.Foreground(true)
				w.after(time.Second)
				return w.keychain.asked[storage.KeychainGet]
			}
			require.Equal(t, 1, front())
			w.after(retryPause)
			require.Equal(t, 2, front())
			require.Equal(t, 2, front())
		})
	})
	t.Run("a key of another account takes nothing of this clinic's", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.restart()
			w.source.change(func(s *fakeSource) { s.hill = true })
			w.Begin()
			s := w.after(time.Minute)
			require.Equal(t, KeyForeign, s.Key.Phase)
			require.Equal(t, OtherClinic{ID: hill, Name: "Hill Physio", Subdomain: "hill"}, s.Key.Other)
			require.Equal(t, Keyless, s.Status.Phase)
			require.Equal(t, "Seaside", s.Clinic.Name)
			require.Equal(t, "Seaside", s.Account.Settings.Name)
			account, err := w.o.Store.Account(seaside)
			require.NoError(t, err)
			require.Equal(t, "Seaside", account.Settings.Name)
		})
	})
}

func TestNoAnswerOfAnotherSessionLands(t *testing.T) {
	inWorld(t, 3, func(w *world) {
		w.connectBoth()
		w.source.change(func(s *fakeSource) { s.deaf = true })
		for n := range switches {
			id, name, business := seaside, "Seaside", "Harbour"
			if n%2 == 1 {
				id, name, business = hill, "Hill Physio", "Hill Street"
			}
			w.CheckNow()
			w.after(time.Duration(n) * 4 * time.Millisecond) // some answers are under way, and come after their clinic has gone
			w.source.change(func(s *fakeSource) { s.hill = id == hill })
			w.Open(id)
			for range 30 {
				s := w.after(10 * time.Millisecond)
				kept, err := w.o.Store.Account(id)
				require.NoError(t, err)
				require.Equal(t, business, kept.Businesses[0].Name)
				require.Equal(t, s.Clinic.Name, s.Account.Settings.Name)
			}
			s := w.after(time.Minute) // and the budget is whole again
			require.Equal(t, KeyKept, s.Key.Phase)
			require.Equal(t, name, s.Clinic.Name)
			require.Equal(t, business, s.Account.Businesses[0].Name)
		}
	})
}

func TestNoCommandIsLost(t *testing.T) {
	t.Run("not in a burst, and not at the end", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			for range commandsAtOnce {
				w.Update(seaside, func(c *storage.Clinic) { c.Choices.HiddenTypes = append(c.Choices.HiddenTypes, "1") })
			}
			w.stop()
			clinic, _ := w.o.Clinics.Get(seaside)
			require.Len(t, clinic.Choices.HiddenTypes, commandsAtOnce)
		})
	})
	t.Run("and each is for the clinic that the person saw", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connectBoth()
			w.Open(seaside)
			w.Update(hill, func(c *storage.Clinic) { c.HandedOver = &storage.HandOver{To: "Ravi", At: time.Now()} })
			w.after(time.Second)
			clinic, _ := w.o.Clinics.Get(hill)
			require.NotNil(t, clinic.HandedOver)
			require.Nil(t, w.State().Clinic.HandedOver)
		})
	})
}
