package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

const keychainTimeout = 2 * time.Minute // for a person to unlock the password store

// key is the key to check with. That of a connected clinic comes with the clinic, whose
// marks then count too.
func (c Checker) key(ctx context.Context, in io.Reader, errs io.Writer) (key cliniko.Key, clinic storage.Clinic, err error) {
	switch {
	case !c.Key.IsZero():
		return c.Key, clinic, nil
	case c.Line.KeyStdin:
		key, err = readKey(ctx, in, errs)
		return key, clinic, err
	}
	if clinic, err = c.clinic(errs); err != nil {
		return key, clinic, err
	}
	ctx, cancel := context.WithTimeout(ctx, keychainTimeout)
	defer cancel()
	keychain := storage.NewKeychain(storage.SystemSecretStore())
	defer keychain.Close(ctx)
	key, err = keychain.Get(ctx, clinic.ID)
	var fault *storage.KeychainError
	if errors.As(err, &fault) {
		err = Failure(fault.Sentence())
	}
	return key, clinic, err
}

// readKey reads to the end of in, or until ctx ends. Nothing can end a read of a terminal,
// so the goroutine may stay: the program is about to end then.
func readKey(ctx context.Context, in io.Reader, errs io.Writer) (cliniko.Key, error) {
	const most = 1 << 16
	var text []byte
	read := make(chan error, 1)
	go func() {
		var err error
		text, err = io.ReadAll(io.LimitReader(in, most))
		read <- err
	}()
	select {
	case <-ctx.Done():
		return cliniko.Key{}, ctx.Err()
	case err := <-read:
		if err != nil {
			return cliniko.Key{}, Failure("Couldn’t read the key from standard input. Pipe the key into this command, then try again.")
		}
	}
	key, err := cliniko.ParseKey(string(text))
	if err == nil && key.Shard() == "" {
		fmt.Fprintln(errs, "This key doesn’t name a region, so the app tries region", string(cliniko.DefaultShard)+". If it ends in something like -au4 in Cliniko, copy all of it.")
		key = key.In(cliniko.DefaultShard)
	}
	return key, err
}

// clinic is the one that is meant. What could not be read of the others is said.
func (c Checker) clinic(errs io.Writer) (storage.Clinic, error) {
	clinics, _ := storage.OpenClinics(c.Paths.Data) // the notices say it:
	for _, notice := range clinics.Notices() {
		if notice.Kind == storage.NoticeFolderUnread {
			return storage.Clinic{}, Failure(notice.Sentence())
		}
		fmt.Fprintln(errs, notice.Sentence())
	}
	return pickClinic(clinics.All(), c.Line.Clinic)
}

// pickClinic is the clinic of a name or an id, or the only one.
func pickClinic(clinics []storage.Clinic, name string) (storage.Clinic, error) {
	var found []storage.Clinic
	for _, c := range clinics {
		if name == "" || strings.EqualFold(c.Name, name) || c.ID.String() == name {
			found = append(found, c)
		}
	}
	switch {
	case len(clinics) == 0:
		return storage.Clinic{}, Failure("No clinic is connected on this computer. Connect one in MIEA Companion, or give a key with -key-stdin.")
	case len(found) == 1:
		return found[0], nil
	case len(found) == 0:
		found = clinics
	}
	return storage.Clinic{}, Failure("Choose a connected clinic with -clinic: " + strings.Join(labels(found), ", ") + ".")
}

// labels tell clinics apart: their names, or their ids where names do not.
func labels(clinics []storage.Clinic) (labels []string) {
	named := make(map[string]int)
	for _, c := range clinics {
		named[strings.ToLower(c.Name)]++
	}
	for _, c := range clinics {
		if named[strings.ToLower(c.Name)] > 1 || c.Name == "" {
			labels = append(labels, strings.TrimSpace(c.Name+" "+c.ID.String()))
			continue
		}
		labels = append(labels, c.Name)
	}
	return labels
}
