"""The build: folders of texts -> readings kept between runs -> merged contacts -> a published store."""
