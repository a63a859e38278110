-- When somebody chose the password themselves: browsers that signed in before have to do so anew.
ALTER TABLE account ADD COLUMN password_changed timestamptz;
