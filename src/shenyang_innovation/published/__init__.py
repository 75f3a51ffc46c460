"""The published package (datapackage.json and tables/) as Python sees it: the using side.

Nothing here imports the making side (reading, schema, building, checking), and no dataframe library is imported
before a loader is asked for one.
"""
