package framework

var djangoDebug = []Option{{Name: "django-debug", Type: "boolean", Default: false, Description: "Whether Django debug mode is enabled."}}

var djangoSecretKey = []Option{
	{Name: "django-secret-key", Type: "string", Description: "The secret key used for securely signing the session cookie and for any other security related needs by your Django application. This configuration will set the DJANGO_SECRET_KEY environment variable."},
	{Name: "django-secret-key-id", Type: "secret", Description: "This configuration is similar to `django-secret-key`, but instead accepts a Juju user secret ID. " +
		secretHolds + "Django secret key" + secretMade + "my-django-secret-key" + secretGrant + "my-django-secret-key django-k8s" + secretUse},
}

var djangoHosts = []Option{
	{Name: "django-allowed-hosts", Type: "string", Description: "A comma-separated list of host/domain names that this Django site can serve. This configuration will set the DJANGO_ALLOWED_HOSTS environment variable with its content being a JSON encoded list."},
}

var rotateAndSuperuser = []Action{
	{Name: "rotate-secret-key", Description: rotateText},
	{Name: "create-superuser", Description: "Create a new Django superuser account.", Params: []string{"username", "email"}},
}

var django = Framework{
	Name:  "django",
	Title: "Django",
	V1: Generation{Number: 1, Bases: jammyAndNoble, container: "django-app", image: "django-app-image", actions: rotateAndSuperuser,
		options: [][]Option{gunicorn, djangoDebug, djangoSecretKey, djangoHosts}, oauth: oauth},
	V2: Generation{Number: 2, Bases: resolute, Experimental: true, container: app, image: appImage, actions: rotateAndSuperuser,
		options: [][]Option{gunicorn, djangoDebug, djangoHosts, appSecretKeyV2}, oauth: oauth},
	Charm: Charm{
		FieldPrefix: "DJANGO_", OptionPrefix: "DJANGO_", Gunicorn: true, AppDir: "/django/app", JSONLogging: true, NeedsDatabase: true, Hosts: "allowed_hosts", Docs: docs + "django-framework-extension/",
		Fields: []Field{
			{Name: "debug", Option: "django-debug", Kind: BoolField, Text: "Whether Django's debug mode is on."},
			{Name: "secret_key", Option: "django-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
			{Name: "allowed_hosts", Option: "django-allowed-hosts", Kind: HostsField, Fallback: "[]", Text: "Hosts that the site serves, as a JSON list; the charm adds the host of its base URL."},
		},
	},
	Rock: Rock{Command: "/bin/python3 -m gunicorn -c /django/gunicorn.conf.py 'MODULE.wsgi:application' -k [ sync ]", Statsd: true},
}
