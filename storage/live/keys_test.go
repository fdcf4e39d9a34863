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
			require.Equal(t, OtherClinic{ID: hill, Name: "Hill Physio"}, s.Key.Other)
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
		for n := range 60 {
			id, name, business := seaside, "Seaside", "Harbour"
			if n%2 == 1 {
				id, name, business = hill, "Hill Physio", "Hill Street"
			}
			w.CheckNow()
			w.after(time.Duration(n) * 2 * time.Millisecond) // some answers are under way, and come after their clinic has gone
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
			const many = 2000
			for range many {
				w.Update(seaside, func(c *storage.Clinic) { c.Choices.HiddenTypes = append(c.Choices.HiddenTypes, "1") })
			}
			w.stop()
			clinic, _ := w.o.Clinics.Get(seaside)
			require.Len(t, clinic.Choices.HiddenTypes, many)
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

func TestBegin(t *testing.T) {
	t.Run("with the last clinic, else the first, else none", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.Begin()
			require.False(t, w.after(time.Second).Connected())
			w.connectBoth()
			for last, first := range map[storage.ClinicID]storage.ClinicID{
				seaside: seaside, hill: hill, {}: hill, {Shard: "uk1", Account: "5"}: hill, // by name
			} {
				w.last = last
				w.restart()
				w.Begin()
				require.Equal(t, first, w.after(time.Second).Clinic.ID)
			}
		})
	})
	t.Run("after one of two is forgotten the other comes on screen", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connectBoth()
			w.Forget(hill)
			require.Equal(t, seaside, w.after(time.Second).Clinic.ID)
		})
	})
	for _, fault := range []storage.KeychainFault{storage.KeychainLocked, storage.KeychainDenied, storage.KeychainUnreachable, storage.KeychainNotKept} {
		t.Run("a key that was to go when the app closed, and is "+string(fault)+", is tried again and never used", func(t *testing.T) {
			inWorld(t, 1, func(w *world) {
				w.connect()
				w.Update(seaside, func(c *storage.Clinic) { c.ForgetKeyOnClose = true })
				w.after(time.Second)
				w.keychain.answerWith(fault)
				w.restart()
				sent := len(w.source.requests())
				w.Begin()
				s := w.after(time.Minute)
				require.Equal(t, KeyNotForgotten, s.Key.Phase)
				require.Equal(t, fault, s.Key.Fault)
				require.Len(t, w.source.requests(), sent)
				w.keychain.answerWith("")
				w.ForgetAgain(seaside)
				s = w.after(time.Second)
				require.Equal(t, KeyUnread, s.Key.Phase)
				require.Equal(t, storage.KeychainEmpty, s.Key.Fault)
				require.Equal(t, KeyNone, keyNotices(s)[0].Key, "it says that it was left")
				require.Empty(t, w.keychain.keys)
				require.Len(t, s.Clinics, 1)
			})
		})
	}
}

func TestCopyKey(t *testing.T) {
	copied := func(w *world) (key cliniko.Key) {
		w.CopyKey(seaside, func(k cliniko.Key) { key = k })
		w.after(time.Second)
		return key
	}
	sent := func(c *storage.Clinic) { c.HandedOver = &storage.HandOver{To: "Ravi", At: time.Now()} }
	t.Run("in any run, for seven days after it was pasted", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.restart()
			w.Begin()
			s := w.after(time.Minute)
			require.Equal(t, s.Clinic.KeyPasted.Add(copyTime), s.Key.CopyUntil)
			require.True(t, copied(w).Equal(w.key))
			require.Zero(t, w.after(copyTime).Key.CopyUntil)
			require.True(t, copied(w).IsZero())
		})
	})
	t.Run("until it is marked as sent; a newer one can be copied again", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Update(seaside, sent)
			require.Zero(t, w.after(time.Second).Key.CopyUntil)
			require.True(t, copied(w).IsZero())
			newer, err := cliniko.ParseKey("MS0yLW5ld2VybmV3ZXJuZXdlcg-au4")
			require.NoError(t, err)
			w.Try(newer)
			w.after(time.Minute)
			require.True(t, copied(w).Equal(newer))
		})
	})
	t.Run("a newer one that the store did not take gives no new date to the one it holds", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Update(seaside, sent)
			w.after(24 * time.Hour)
			w.keychain.answerWith(storage.KeychainDenied)
			newer, err := cliniko.ParseKey("MS0yLW5ld2VybmV3ZXJuZXdlcg-au4")
			require.NoError(t, err)
			w.Try(newer)
			s := w.after(time.Minute)
			require.True(t, s.Key.Older)
			require.True(t, copied(w).Equal(newer), "it was not sent")
			w.keychain.answerWith("")
			w.restart()
			w.Begin()
			s = w.after(time.Minute)
			require.True(t, s.Key.Sent)
			require.True(t, copied(w).IsZero(), "the one that was sent")
		})
	})
	t.Run("the same one pasted again gets no new date", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Update(seaside, sent)
			w.after(24 * time.Hour)
			w.Try(w.key)
			require.True(t, w.after(time.Minute).Key.Sent)
		})
	})
	t.Run("also while another clinic's key waits for an answer", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.tryHill()
			require.NotZero(t, w.State().Key.CopyUntil)
		})
	})
	t.Run("not when it is not known when it was pasted, nor from the future", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			for _, pasted := range []time.Time{{}, time.Now().Add(time.Hour)} {
				w.Update(seaside, func(c *storage.Clinic) { c.KeyPasted = pasted })
				w.after(time.Second)
				w.restart()
				w.Begin()
				require.Zero(t, w.after(time.Second).Key.CopyUntil)
				require.True(t, copied(w).IsZero())
			}
		})
	})
}
