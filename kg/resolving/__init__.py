"""From annotations to facts: discourse, dates, officials."""
