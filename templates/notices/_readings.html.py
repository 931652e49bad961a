BBBB BBBB BBBBBBBBBB
 _("Period") 
XXX XXXXXXXXXXXX XXXXXXXXX
  XXXX XXXXXXXXXXXXXXXXX gettext(u'Length') XXXXXXXXX XXXXXXXXXXX
  XXXX XXXXXXXXXXXXXXXXX gettext(u'Posting day') XXXXXXXXXFFFFFFFFFFFFXXXXXXXXXXX
  XXXX XXXXXXXXXXXXXXXXXBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBB gettext(u'Last day (posting day counted; in force)') BBBB gettext(u'Last day (posting day not counted; in force)') BBBBBXXXXXXXXXFFFFFFFFFFFF XXXXXXXXXXXXXXXX
  XXXX XXXXXXXXXXXXXXXXXBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBB gettext(u'Other reading (posting day not counted)') BBBB gettext(u'Other reading (posting day counted)') BBBBBXXXXXXXXXFFFFFFFFFFFFXXXXXXXXXXX
XXXXX
BB BBBBBBBBBBBBBBBBBB _("Provisional")  _("The period reaches into a year whose calendar has not been loaded. Nothing on this list can be approved until it is; the end is then computed anew.") BBBBB
BBBBBBBBBBBB
