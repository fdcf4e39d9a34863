package secretservice

import (
	"errors"

	"github.com/godbus/dbus/v5"
)

// The names of the protocol: https://specifications.freedesktop.org/secret-service.
const (
	busName        = "org.freedesktop.secrets"
	interfaces     = "org.freedesktop.Secret."
	servicePath    = dbus.ObjectPath("/org/freedesktop/secrets")
	collectionPath = servicePath + "/collection/login"
	sessionPath    = servicePath + "/session/1"
	promptPath     = servicePath + "/prompt/1"
	noPath         = dbus.ObjectPath("/")
)

// The objects of the protocol. Their exported methods are its methods, each called on
// a goroutine of its own.
type (
	service    struct{ *Service }
	properties struct{}
	collection struct{ *Service }
	object     struct{ *Service } // an item
	session    struct{}
	prompt     struct{ conn *dbus.Conn }
)

// secret is a secret on its way.
type secret struct {
	Session     dbus.ObjectPath
	Parameters  []byte
	Value       []byte
	ContentType string
}

func (s *Service) export(conn *dbus.Conn) error {
	return errors.Join(
		conn.Export(service{s}, servicePath, interfaces+"Service"),
		conn.Export(properties{}, servicePath, "org.freedesktop.DBus.Properties"),
		conn.Export(collection{s}, collectionPath, interfaces+"Collection"),
		conn.ExportSubtree(object{s}, collectionPath, interfaces+"Item"),
		conn.Export(session{}, sessionPath, interfaces+"Session"),
		conn.Export(prompt{conn}, promptPath, interfaces+"Prompt"))
}

func (properties) Get(_, _ string) (dbus.Variant, *dbus.Error) {
	return dbus.MakeVariant([]dbus.ObjectPath{collectionPath}), nil
}

func (service) OpenSession(string, dbus.Variant) (dbus.Variant, dbus.ObjectPath, *dbus.Error) {
	return dbus.MakeVariant(""), sessionPath, nil
}

func (session) Close() *dbus.Error { return nil }

func (s service) Unlock(objects []dbus.ObjectPath) (unlocked []dbus.ObjectPath, prompt dbus.ObjectPath, refusal *dbus.Error) {
	unlocked = []dbus.ObjectPath{}
	prompt, refusal = s.answer(Unlock, func(Fault) { unlocked = objects })
	return unlocked, prompt, refusal
}

func (c collection) SearchItems(wanted map[string]string) (found []dbus.ObjectPath, refusal *dbus.Error) {
	found = []dbus.ObjectPath{}
	_, refusal = c.answer(Search, func(Fault) {
		c.mu.Lock()
		defer c.mu.Unlock()
		found = c.find(wanted)
	})
	return found, refusal
}

func (c collection) CreateItem(properties map[string]dbus.Variant, given secret, _ bool) (path, prompt dbus.ObjectPath, refusal *dbus.Error) {
	path = noPath
	attributes, ok := properties[interfaces+"Item.Attributes"].Value().(map[string]string)
	if !ok {
		return path, noPath, &dbus.ErrMsgInvalidArg
	}
	prompt, refusal = c.answer(Create, func(f Fault) { path = c.keep(attributes, f.kept(given.Value)) })
	return path, prompt, refusal
}

func (o object) GetSecret(message dbus.Message, session dbus.ObjectPath) (given secret, refusal *dbus.Error) {
	given = secret{Session: session, Parameters: []byte{}, ContentType: "text/plain"}
	_, refusal = o.answer(Get, func(f Fault) {
		o.mu.Lock()
		defer o.mu.Unlock()
		given.Value = []byte(o.items[pathOf(message)].secret)
		if f.Kind == Foreign {
			given.Value = []byte(ForeignSecret)
		}
	})
	return given, refusal
}

func (o object) Delete(message dbus.Message) (prompt dbus.ObjectPath, refusal *dbus.Error) {
	return o.answer(Delete, func(Fault) {
		o.mu.Lock()
		defer o.mu.Unlock()
		delete(o.items, pathOf(message))
	})
}

// Prompt asks the person, who dismisses it.
func (p prompt) Prompt(string) *dbus.Error {
	if err := p.conn.Emit(promptPath, interfaces+"Prompt.Completed", true, dbus.MakeVariant("")); err != nil {
		return dbus.MakeFailedError(err)
	}
	return nil
}

func pathOf(message dbus.Message) dbus.ObjectPath {
	path, _ := message.Headers[dbus.FieldPath].Value().(dbus.ObjectPath)
	return path
}
