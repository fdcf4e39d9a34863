package live

import (
	"context"
	"errors"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// keys is the life of every clinic's key on this computer: read from the password store,
// saved to it, removed from it. It is the only place that says how a key stands, and that
// asks the password store while the app runs; its end has a way of its own (forgetOnClose).
//
// Each clinic has a record of its own, so that nothing that happens to one clinic's key is
// said of another's. What is asked of the password store is kept by clinic and operation:
// a newer save of a clinic takes the place of an older one, another read or removal joins
// the one under way, and those of one clinic run in the order in which they were asked
// for. Whatever takes longer than the timeout is told as hung, and is still waited for:
// what it brings late counts. Loop goroutine.
type keys struct {
	store   Keychain
	timeout time.Duration
	now     func() time.Time
	workers *workers
	// removed is told when a removal has ended; an empty fault: the store has confirmed it.
	removed func(storage.ClinicID, storage.KeychainFault)
	held    map[storage.ClinicID]*heldKey
}

// keyTimeout is how long the password store may take: a person may have to type a password
// first.
const keyTimeout = 2 * time.Minute

// heldKey is what is known of one clinic's key.
type heldKey struct {
	key                  cliniko.Key // in memory; zero: not at hand
	pasted               bool        // in this run of the app
	phase                KeyPhase
	fault                storage.KeychainFault
	storeHoldsPrevious   bool        // after a failed save: the store still holds the key before this one
	opensOther           OtherClinic // KeyForeign: whose it is
	wipe                 bool        // all of the clinic is to go with its key
	storeMayHoldPrevious bool        // the store may hold the key before this one
	date                 time.Time   // when it was pasted in this run; zero: by the clinic's file
	tasks                map[storage.KeychainOp]*keyTask
	lastTaskDone         chan struct{} // closed when the newest task has ended
	since                time.Time     // when the phase began
}

// keyTask is one operation at the password store that has not answered yet.
type keyTask struct {
	cancel context.CancelFunc // its result is not wanted any more
	until  time.Time          // then it is told as hung
}

// of is the record of a clinic.
func (k *keys) of(id storage.ClinicID) *heldKey {
	if k.held[id] == nil {
		ended := make(chan struct{})
		close(ended)
		k.held[id] = &heldKey{phase: KeyNone, tasks: map[storage.KeychainOp]*keyTask{}, lastTaskDone: ended}
	}
	return k.held[id]
}

func (k *keys) setPhase(h *heldKey, phase KeyPhase, fault storage.KeychainFault) {
	h.phase, h.fault, h.since, h.storeHoldsPrevious, h.opensOther = phase, fault, k.now(), false, OtherClinic{}
}

// read asks the password store for a clinic's key. done is called when it has come, also
// late.
func (k *keys) read(id storage.ClinicID, done func(cliniko.Key)) {
	h := k.of(id)
	k.setPhase(h, KeyReading, "")
	var key cliniko.Key
	k.ask(h, storage.KeychainGet, func(ctx context.Context) (err error) {
		key, err = k.store.Get(ctx, id)
		return err
	}, func(err error) {
		switch {
		case h.phase != KeyReading && h.phase != KeyUnread:
		case err != nil:
			k.setPhase(h, KeyUnread, faultOf(err))
		default:
			h.key = key
			k.setPhase(h, KeyKept, "")
			done(key)
		}
	})
}

// save gives a key that was pasted to the password store. saved is called when the store has
// confirmed it, also late; failed when it has not taken it; unchanged: it is known to hold
// what it held before.
func (k *keys) save(id storage.ClinicID, key cliniko.Key, saved func(), failed func(unchanged bool)) {
	h := k.of(id)
	h.key, h.pasted, h.wipe = key, true, false
	k.setPhase(h, KeySaving, "")
	h.abandon(storage.KeychainSet)
	k.ask(h, storage.KeychainSet, func(ctx context.Context) error { return k.store.Set(ctx, id, key) }, func(err error) {
		switch {
		case h.phase != KeySaving && h.phase != KeySession:
		case err == nil:
			k.setPhase(h, KeyKept, "")
			saved()
		default:
			k.setPhase(h, KeySession, faultOf(err))
			failed(unchanged(err))
		}
	})
}

// remove takes a clinic's key out of the password store; wipe: all of the clinic is to go
// with it, which a removal of the key alone that is under way then does.
func (k *keys) remove(id storage.ClinicID, wipe bool) {
	h := k.of(id)
	h.wipe = h.wipe || wipe
	k.setPhase(h, KeyForgetting, "")
	k.ask(h, storage.KeychainDelete, func(ctx context.Context) error { return k.store.Delete(ctx, id) }, func(err error) {
		if h.phase == KeyForgetting || h.phase == KeyNotForgotten {
			k.removed(id, faultOf(err))
		}
	})
}

// abandon drops what an operation will bring. One that has begun goes on in the store; what
// is asked for later comes after it there.
func (h *heldKey) abandon(op storage.KeychainOp) {
	if task := h.tasks[op]; task != nil {
		task.cancel()
		delete(h.tasks, op)
	}
}

// ask begins an operation, unless the same one is under way: then that one is waited for
// anew.
func (k *keys) ask(h *heldKey, op storage.KeychainOp, work func(context.Context) error, done func(error)) {
	until := k.now().Add(k.timeout)
	if task := h.tasks[op]; task != nil {
		task.until = until
		return
	}
	ctx, drop := context.WithCancel(k.workers.ctx)
	task := &keyTask{cancel: drop, until: until}
	before, ended := h.lastTaskDone, make(chan struct{})
	h.tasks[op], h.lastTaskDone = task, ended
	k.workers.start(func() func() {
		defer close(ended)
		defer drop()
		err := inTurn(ctx, before, work)
		return func() {
			if h.tasks[op] == task {
				delete(h.tasks, op)
				done(err)
			}
		}
	})
}

// inTurn works when what came before has ended.
func inTurn(ctx context.Context, before <-chan struct{}, work func(context.Context) error) error {
	select {
	case <-before:
		return work(ctx)
	case <-ctx.Done():
		return &storage.KeychainError{Fault: storage.KeychainHung, Err: ctx.Err()}
	}
}

// expire tells those that have taken too long as hung, and says how long until the next will
// have; at most idle.
func (k *keys) expire(now time.Time) (changed bool, pause time.Duration) {
	pause = idle
	for _, h := range k.held {
		for op, task := range h.tasks {
			switch phases := phasesOf[op]; {
			case h.phase != phases.waiting:
			case now.Before(task.until):
				pause = min(pause, task.until.Sub(now))
			default:
				k.setPhase(h, phases.hung, storage.KeychainHung)
				changed = true
			}
		}
	}
	return changed, pause
}

// phasesOf are the phases of a key while an operation is waited for, and when it hangs.
var phasesOf = map[storage.KeychainOp]struct{ waiting, hung KeyPhase }{
	storage.KeychainGet:    {KeyReading, KeyUnread},
	storage.KeychainSet:    {KeySaving, KeySession},
	storage.KeychainDelete: {KeyForgetting, KeyNotForgotten},
}

// stopWaiting is for a person who has waited enough.
func (k *keys) stopWaiting(id storage.ClinicID) {
	for _, task := range k.of(id).tasks {
		task.until = k.now()
	}
	k.expire(k.now())
}

// drop forgets a key in memory, with all that is known of it and still asked for.
func (k *keys) drop(id storage.ClinicID) {
	h := k.of(id)
	for op := range h.tasks {
		h.abandon(op)
	}
	h.key, h.pasted, h.wipe, h.storeMayHoldPrevious, h.date = cliniko.Key{}, false, false, false, time.Time{}
	k.setPhase(h, KeyNone, "")
}

func faultOf(err error) storage.KeychainFault {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*storage.KeychainError](err); ok {
		return e.Fault
	}
	return storage.KeychainHung
}

func unchanged(err error) bool {
	e, ok := errors.AsType[*storage.KeychainError](err)
	return ok && e.Unchanged
}
