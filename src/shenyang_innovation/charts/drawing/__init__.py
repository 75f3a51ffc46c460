"""The drawing of each picture: these modules import Altair, and are imported when a picture is drawn."""
