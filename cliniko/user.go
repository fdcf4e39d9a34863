package cliniko

import "context"

// User asks whose key it is. Any valid key may ask.
func (c *Client) User(ctx context.Context) (User, error) {
	q := request{what: string(ListUser), path: pathUser}
	told, err := c.one(ctx, q)
	if err != nil {
		return User{}, err
	}
	user := User{
		ID:        UserID(told.id("id")),
		FirstName: told.name("first_name"),
		LastName:  told.name("last_name"),
		Role:      told.name("role"),
		Active:    told.flagOr("active", true),
		Zone:      told.zone(),
	}
	if user.ID == "" {
		return User{}, c.about(q, unreadable("it names no user", nil))
	}
	c.noteUser(user)
	return user, nil
}
